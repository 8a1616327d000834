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
  private static final double LARGE = 1e300;

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Matrix t = Wanted.numbers(TITLE, targets, y.columns());
    int K = y.columns();
    double[] a = new double[K];
    double[] wanted = new double[K];
    double sum = 0;
    for (int r = 0; r < y.rows(); r++) {
      sum += loss(y.getRow(r, a), t.getRow(r, wanted));
    }
    dy.setSigmoid(y).addScaled(-1, t).scale(scale / K);
    return sum / K;
  }

  /**
   * The sum over a row of max(a, 0) - a t + ln(1 + exp(-|a|)), which is the same and does not
   * overflow; of the logarithms, that of the product of 1 + exp(-|a|), one for all.
   */
  private static double loss(double[] a, double[] t) {
    double sum = 0;
    double rest = 0; // the product less 1
    for (int c = 0; c < a.length; c++) {
      sum += Math.max(a[c], 0) - a[c] * t[c];
      double e = StrictMath.exp(-Math.abs(a[c]));
      rest += e + rest * e;
      if (rest > LARGE) {
        sum += StrictMath.log1p(rest);
        rest = 0;
      }
    }
    return sum + StrictMath.log1p(rest);
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
