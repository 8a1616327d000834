package org.unroll.table;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.train.Confusion;
import org.unroll.train.Evaluation;
import org.unroll.train.History;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What training and measuring give, as tables. */
public final class Tables {
  private Tables() {}

  /** A row for each update: update, epoch, loss, learning rate, gradient norm. */
  public static Table of(History history) {
    List<History.Update> updates = history.updates();
    return Table.create(
        "history",
        IntColumn.create("update", updates.stream().mapToInt(History.Update::number).toArray()),
        IntColumn.create("epoch", updates.stream().mapToInt(History.Update::epoch).toArray()),
        DoubleColumn.create("loss", history.losses()),
        DoubleColumn.create("rate", updates.stream().mapToDouble(History.Update::rate).toArray()),
        DoubleColumn.create("gradient norm", history.gradientNorms()));
  }

  /**
   * A row for each finished epoch: epoch, training loss, validation loss (missing where none was
   * measured).
   */
  public static Table epochs(History history) {
    List<History.Epoch> epochs = history.epochs();
    DoubleColumn validation = DoubleColumn.create("validation loss");
    for (History.Epoch epoch : epochs) {
      epoch
          .validationLoss()
          .ifPresentOrElse(value -> validation.append(value), validation::appendMissing);
    }
    return Table.create(
        "epochs",
        IntColumn.create("epoch", epochs.stream().mapToInt(History.Epoch::number).toArray()),
        DoubleColumn.create("loss", epochs.stream().mapToDouble(History.Epoch::loss).toArray()),
        validation);
  }

  /** A row for each metric that the evaluation has. */
  public static Table of(Evaluation evaluation) {
    StringColumn names = StringColumn.create("metric", List.of("loss"));
    DoubleColumn values = DoubleColumn.create("value", evaluation.loss());
    evaluation
        .confusion()
        .ifPresent(
            confusion -> {
              names.append("accuracy").append("perplexity");
              values.append(confusion.accuracy()).append(evaluation.perplexity());
            });
    evaluation
        .errors()
        .ifPresent(
            errors -> {
              names.append("RMSE").append("MAE");
              values.append(errors.rmse()).append(errors.mae());
            });
    return Table.create("evaluation", names, values);
  }

  /**
   * A row for each true class, a column for each predicted one.
   *
   * @param labels what the classes are called, in order
   */
  public static Table of(Confusion confusion, List<String> labels) {
    require(
        labels.size() == confusion.classes(),
        "Tables: %d labels do not fit %d classes.",
        labels.size(),
        confusion.classes());
    Table table = Table.create("confusion", StringColumn.create("truth", labels));
    for (int c = 0; c < labels.size(); c++) {
      int prediction = c;
      int[] counts =
          IntStream.range(0, labels.size()).map(r -> confusion.count(r, prediction)).toArray();
      table.addColumns(IntColumn.create(labels.get(c), counts));
    }
    return table;
  }

  /** The columns of a matrix under these names. */
  public static Table of(Matrix numbers, List<String> names) {
    require(
        names.size() == numbers.columns(),
        "Tables: %d names do not fit %d columns.",
        names.size(),
        numbers.columns());
    Table table = Table.create("numbers");
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      table.addColumns(
          DoubleColumn.create(
              names.get(c),
              IntStream.range(0, numbers.rows())
                  .mapToDouble(r -> numbers.get(r, column))
                  .toArray()));
    }
    return table;
  }
}
