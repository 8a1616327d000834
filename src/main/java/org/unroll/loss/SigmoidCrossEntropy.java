package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * For K yes-or-no questions, each answered by its own p = sigmoid(y): the loss of a row is the mean
 * over its outputs of -t ln p - (1 - t) ln(1 - p), in nats, with targets t from 0 to 1; its
 * derivative is p - t. Also called binary cross entropy.
 */
public record SigmoidCrossEntropy() implements Loss {
  private static final String TITLE = "sigmoid cross entropy";

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Matrix t = Wanted.numbers(TITLE, targets, y.columns());
    return RowMean.backward(y, t, scale, dy, SigmoidCrossEntropy::loss, (a, b) -> sigmoid(a) - b);
  }

  /** max(a, 0) - a t + ln(1 + exp(-|a|)), which is the same and does not overflow. */
  private static double loss(double a, double t) {
    return Math.max(a, 0) - a * t + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
  }

  private static double sigmoid(double a) {
    return 1 / (1 + StrictMath.exp(-a));
  }

  @Override
  public void predict(Matrix y, Matrix predictions) {
    predictions.setSigmoid(y);
  }

  @Override
  public void check(Targets targets, int columns) {
    Matrix t = Wanted.finite(TITLE, targets, columns);
    for (int r = 0; r < t.rows(); r++) {
      for (int c = 0; c < columns; c++) {
        require(
            t.get(r, c) >= 0 && t.get(r, c) <= 1,
            "Target %s in row %d is outside 0..1, where the loss %s wants 0 for no and 1 for yes.",
            t.get(r, c),
            r,
            TITLE);
      }
    }
  }
}
