package org.unroll.loss;

import org.unroll.matrix.Matrix;

/** Losses of a row that are the mean over its K outputs of a function of output and target. */
final class RowMean {
  private RowMean() {}

  /** A function of one output y and its target t. */
  @FunctionalInterface
  interface Of {
    double at(double y, double t);
  }

  /** The sum over rows of the mean of {@code loss} over a row; sets dy = scale * its derivative. */
  static double backward(Matrix y, Matrix t, double scale, Matrix dy, Of loss, Of derivative) {
    double share = scale / y.columns();
    double sum = 0;
    for (int r = 0; r < y.rows(); r++) {
      for (int c = 0; c < y.columns(); c++) {
        sum += loss.at(y.get(r, c), t.get(r, c));
        dy.set(r, c, share * derivative.at(y.get(r, c), t.get(r, c)));
      }
    }
    return sum / y.columns();
  }
}
