package org.unroll.inspect;

import java.util.function.DoubleSupplier;
import org.unroll.matrix.Matrix;

/** Derivatives found by trying: dL/dw = (L(w + e) - L(w - e)) / 2e, in float64. */
final class CentralDifferences {
  private static final double STEP = 1e-5;

  /** Below this share of the loss a derivative drowns in the rounding of L. */
  private static final double NOISE = 1e-4;

  private CentralDifferences() {}

  /** dL/dw for number {@code index} of w, counted row by row; w is as before afterwards. */
  static double of(Matrix w, int index, DoubleSupplier loss) {
    int r = index / w.columns();
    int c = index % w.columns();
    double value = w.get(r, c);
    w.set(r, c, value + STEP);
    double above = loss.getAsDouble();
    w.set(r, c, value - STEP);
    double below = loss.getAsDouble();
    w.set(r, c, value);
    return (above - below) / (2 * STEP);
  }

  /** dL/dw for all numbers of w. */
  static Matrix of(Matrix w, DoubleSupplier loss) {
    Matrix d = Matrix.zeros(w.precision(), w.rows(), w.columns());
    for (int index = 0; index < w.rows() * w.columns(); index++) {
      d.set(index / w.columns(), index % w.columns(), of(w, index, loss));
    }
    return d;
  }

  /** A difference, relative to the largest derivative of its weight. */
  static double relative(double difference, double largest, double loss) {
    return difference / Math.max(largest, NOISE * Math.max(1, Math.abs(loss)));
  }
}
