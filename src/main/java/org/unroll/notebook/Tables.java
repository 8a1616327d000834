package org.unroll.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unroll.display.HtmlTable;
import org.unroll.inspect.GradientCheck;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.NetworkSummary;
import org.unroll.train.Evaluation;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Which table shows which value. */
final class Tables {
  private Tables() {}

  /** The table of a value; empty if it has none. */
  static Optional<HtmlTable> of(Object value) {
    if (value instanceof HtmlTable table) {
      return Optional.of(table);
    }
    if (value instanceof Table table) {
      return Optional.of(table(table));
    }
    if (value instanceof NetworkSummary summary) {
      return Optional.of(summary(summary));
    }
    if (value instanceof Evaluation evaluation) {
      return Optional.of(evaluation(evaluation));
    }
    if (value instanceof GradientCheck check) {
      return Optional.of(gradientCheck(check));
    }
    return Optional.empty();
  }

  /** The layers of both halves of an encoder-decoder. */
  static HtmlTable summary(EncoderDecoder pair) {
    List<List<String>> rows = new ArrayList<>();
    NetworkSummary encoder = NetworkSummary.of(pair.encoder());
    NetworkSummary decoder = NetworkSummary.of(pair.decoder());
    rows.add(List.of("encoder:", "", ""));
    rows.addAll(layers(encoder));
    rows.add(List.of("decoder:", "", ""));
    rows.addAll(layers(decoder));
    rows.add(List.of("loss: " + decoder.loss(), "", count(pair.parameters().count())));
    return new HtmlTable(List.of("layer", "output", "parameters"), rows);
  }

  private static List<List<String>> layers(NetworkSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "[B x T x " + summary.inputSize() + "]", ""));
    for (NetworkSummary.Row row : summary.rows()) {
      rows.add(List.of(row.layer(), row.outputShape(), count(row.parameters())));
    }
    return rows;
  }

  private static HtmlTable summary(NetworkSummary summary) {
    List<List<String>> rows = layers(summary);
    rows.add(List.of("loss: " + summary.loss(), "", count(summary.parameters())));
    return new HtmlTable(List.of("layer", "output", "parameters"), rows);
  }

  private static HtmlTable evaluation(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("loss", number(evaluation.loss())));
    evaluation
        .confusion()
        .ifPresent(
            confusion ->
                rows.add(
                    List.of(
                        "accuracy",
                        String.format(Locale.ROOT, "%.2f %%", 100 * confusion.accuracy()))));
    if (evaluation.ofClasses()) {
      rows.add(List.of("perplexity", number(evaluation.perplexity())));
      rows.add(List.of("bits a target", number(evaluation.bits())));
    }
    evaluation
        .errors()
        .ifPresent(
            errors -> {
              rows.add(List.of("RMSE", number(errors.rmse())));
              rows.add(List.of("MAE", number(errors.mae())));
            });
    rows.add(List.of("targets", count(evaluation.rows())));
    return new HtmlTable(List.of("measure", "value"), rows);
  }

  private static HtmlTable table(Table table) {
    List<String> unread =
        Collections.nCopies(table.columnCount(), ""); // of rows that are only counted
    return new HtmlTable(
        table.columnNames(),
        IntStream.range(0, table.rowCount())
            .mapToObj(row -> row < HtmlTable.MOST_ROWS ? cells(table, row) : unread)
            .toList());
  }

  private static List<String> cells(Table table, int row) {
    return table.columns().stream().map(column -> cell(column, row)).toList();
  }

  private static String cell(Column<?> column, int row) {
    return column.isMissing(row)
        ? ""
        : column instanceof DoubleColumn numbers
            ? number(numbers.getDouble(row))
            : column.getString(row);
  }

  private static HtmlTable gradientCheck(GradientCheck check) {
    return new HtmlTable(
        List.of("weight", "worst relative error", "numbers tried"),
        check.rows().stream()
            .map(
                row ->
                    List.of(
                        row.parameter(),
                        String.format(Locale.ROOT, "%.1e", row.error()),
                        row.tried() + " of " + row.numbers()))
            .toList());
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
