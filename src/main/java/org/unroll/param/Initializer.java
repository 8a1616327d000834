package org.unroll.param;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.unroll.matrix.Matrix;

/** How a weight W [G x D] gets its first numbers. */
@FunctionalInterface
public interface Initializer {

  /** Fills {@code w} with numbers from {@code random}. */
  void fill(Matrix w, SplittableRandom random);

  /** Zeros. */
  static Initializer zeros() {
    return (w, random) -> w.fill(0);
  }

  /** Uniform on [-limit, limit]; PyTorch's recurrent layers use limit = 1 / sqrt(H). */
  static Initializer uniform(double limit) {
    return (w, random) -> each(w, () -> random.nextDouble(-limit, limit));
  }

  /** Normal with mean 0 and that standard deviation. */
  static Initializer normal(double deviation) {
    return (w, random) -> each(w, () -> deviation * random.nextGaussian());
  }

  /** Uniform on [-l, l] with l = sqrt(6 / (G + D)) (Glorot and Bengio, 2010). */
  static Initializer glorot() {
    return (w, random) -> uniform(Math.sqrt(6.0 / (w.rows() + w.columns()))).fill(w, random);
  }

  /** Normal with standard deviation sqrt(2 / D), for relu (He et al., 2015). */
  static Initializer he() {
    return (w, random) -> normal(Math.sqrt(2.0 / w.columns())).fill(w, random);
  }

  /**
   * Rows or columns, whichever are fewer, orthonormal (Saxe et al., 2014), from a QR decomposition
   * of normal numbers.
   */
  static Initializer orthogonal() {
    return Initializer::fillOrthogonal;
  }

  /** The identity matrix, for relu cells (Le, Jaitly and Hinton, 2015). */
  static Initializer identity() {
    return (w, random) -> {
      w.fill(0);
      for (int k = 0; k < Math.min(w.rows(), w.columns()); k++) {
        w.set(k, k, 1);
      }
    };
  }

  /** Each of {@code parts} equal blocks of rows by itself: a stacked weight is as many weights. */
  default Initializer each(int parts) {
    return (w, random) -> {
      int rows = w.rows() / parts;
      for (int k = 0; k < parts; k++) {
        fill(w.rows(k * rows, (k + 1) * rows), random);
      }
    };
  }

  private static void fillOrthogonal(Matrix w, SplittableRandom random) {
    int large = Math.max(w.rows(), w.columns());
    int small = Math.min(w.rows(), w.columns());
    RealMatrix normal = MatrixUtils.createRealMatrix(large, small);
    for (int r = 0; r < large; r++) {
      for (int c = 0; c < small; c++) {
        normal.setEntry(r, c, random.nextGaussian());
      }
    }
    QRDecomposition qr = new QRDecomposition(normal);
    RealMatrix q = qr.getQ();
    for (int r = 0; r < large; r++) {
      for (int c = 0; c < small; c++) {
        double value = q.getEntry(r, c) * Math.signum(qr.getR().getEntry(c, c));
        if (w.rows() >= w.columns()) {
          w.set(r, c, value);
        } else {
          w.set(c, r, value);
        }
      }
    }
  }

  private static void each(Matrix w, DoubleSupplier numbers) {
    for (int r = 0; r < w.rows(); r++) {
      for (int c = 0; c < w.columns(); c++) {
        w.set(r, c, numbers.getAsDouble());
      }
    }
  }
}
