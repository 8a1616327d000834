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
    int K = y.columns();
    double share = scale / K;
    double sum = 0;
    double[] outputs = new double[K];
    double[] targets = new double[K];
    for (int r = 0; r < y.rows(); r++) {
      y.getRow(r, outputs);
      t.getRow(r, targets);
      for (int c = 0; c < K; c++) {
        sum += loss.at(outputs[c], targets[c]);
        outputs[c] = share * derivative.at(outputs[c], targets[c]);
      }
      dy.setRow(r, outputs);
    }
    return sum / K;
  }
}
