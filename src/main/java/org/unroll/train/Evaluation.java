package org.unroll.train;

import java.util.Locale;
import java.util.Optional;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.network.Model;

/**
 * A model measured on data it is not trained on.
 *
 * @param loss the mean loss of all rows of targets; for softmax cross entropy in nats
 * @param rows how many rows of targets there were
 * @param confusion for classes, and for one yes-or-no question: which were taken for which
 * @param errors for numbers: how far off the outputs were
 */
public record Evaluation(
    double loss, long rows, Optional<Confusion> confusion, Optional<Errors> errors) {

  /**
   * How far outputs are from numbers, over all columns, in the targets' unit.
   *
   * @param rmse the root of the mean squared error
   * @param mae the mean absolute error
   */
  public record Errors(double rmse, double mae) {}

  /** Whether the targets are classes, so that the loss is one of a choice. */
  public boolean ofClasses() {
    return confusion.isPresent() && errors.isEmpty();
  }

  /** exp(loss), for classes: as uncertain as a fair choice among that many symbols. */
  public double perplexity() {
    return Math.exp(loss);
  }

  /** The loss in bits: loss / ln 2; for a text, bits a character. */
  public double bits() {
    return loss / Math.log(2);
  }

  /**
   * The share of rows whose likeliest class is the target.
   *
   * @throws IllegalStateException if the targets are numbers
   */
  public double accuracy() {
    return confusion
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no accuracy: the targets are numbers, not classes. Ask for rmse() or mae()."))
        .accuracy();
  }

  /**
   * The root of the mean squared error.
   *
   * @throws IllegalStateException if the targets are classes
   */
  public double rmse() {
    return numbers("rmse").rmse();
  }

  /**
   * The mean absolute error.
   *
   * @throws IllegalStateException if the targets are classes
   */
  public double mae() {
    return numbers("mae").mae();
  }

  private Errors numbers(String metric) {
    return errors.orElseThrow(
        () ->
            new IllegalStateException(
                "There is no " + metric + ": the targets are classes. Ask for accuracy()."));
  }

  /**
   * Runs {@code model} over {@code data}, the state carried over within each sequence.
   *
   * @throws IllegalArgumentException if the data does not fit the model
   */
  public static Evaluation of(Model model, Dataset data) {
    check(model, data);
    Measure measure = new Measure(model);
    for (Batch batch : data.batches(data.defaultBatch())) {
      measure.add(batch.to(model.precision()));
    }
    return measure.result();
  }

  static void check(Model model, Dataset data) {
    for (Batch batch : data.batches(data.defaultBatch())) {
      model.check(batch);
    }
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "loss %.4f over %,d rows", loss, rows));
    confusion.ifPresent(
        c ->
            text.append(
                String.format(
                    Locale.ROOT,
                    ", accuracy %.2f %%%s",
                    100 * c.accuracy(),
                    ofClasses()
                        ? String.format(Locale.ROOT, ", perplexity %.3f", perplexity())
                        : "")));
    errors.ifPresent(
        e -> text.append(String.format(Locale.ROOT, ", RMSE %.4g, MAE %.4g", e.rmse(), e.mae())));
    return text.toString();
  }
}
