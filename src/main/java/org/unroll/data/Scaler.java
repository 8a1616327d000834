package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.unroll.matrix.Matrix;

/**
 * Column by column z = (x - centre) / width, with centre and width fitted on the training part
 * alone, and back. A column that does not vary has width 1.
 */
public final class Scaler {
  private final double[] centre;
  private final double[] width;

  private Scaler(double[] centre, double[] width) {
    this.centre = centre;
    this.width = width;
  }

  /**
   * To mean 0 and standard deviation 1 over the rows of {@code training} [N x D].
   *
   * @throws IllegalArgumentException if there are no rows, or NaN or infinite numbers
   */
  public static Scaler standard(Matrix training) {
    return fit(training, DescriptiveStatistics::getMean, Scaler::deviation);
  }

  /**
   * To 0..1 over the rows of {@code training} [N x D]; later rows may lie outside.
   *
   * @throws IllegalArgumentException if there are no rows, or NaN or infinite numbers
   */
  public static Scaler range(Matrix training) {
    return fit(training, DescriptiveStatistics::getMin, s -> s.getMax() - s.getMin());
  }

  private static double deviation(DescriptiveStatistics s) {
    return Math.sqrt(s.getPopulationVariance());
  }

  private interface Statistic {
    double of(DescriptiveStatistics column);
  }

  private static Scaler fit(Matrix training, Statistic centre, Statistic width) {
    require(training.rows() > 0, "Scaler: there are no rows to fit on.");
    require(
        training.isFinite(),
        "Scaler: the data holds NaN or infinite numbers. Replace or leave out these rows.");
    double[] centres = new double[training.columns()];
    double[] widths = new double[training.columns()];
    for (int c = 0; c < centres.length; c++) {
      DescriptiveStatistics column = new DescriptiveStatistics();
      for (int r = 0; r < training.rows(); r++) {
        column.addValue(training.get(r, c));
      }
      centres[c] = centre.of(column);
      widths[c] = width.of(column) > 0 ? width.of(column) : 1;
    }
    return new Scaler(centres, widths);
  }

  /** D, the number of columns. */
  public int columns() {
    return centre.length;
  }

  /**
   * The scaler of the columns {@code from} (inclusive) to {@code to} (exclusive), such as those
   * that are predicted.
   */
  public Scaler columns(int from, int to) {
    require(
        from >= 0 && from < to && to <= centre.length,
        "Scaler: the columns %d..%d are outside 0..%d.",
        from,
        to,
        centre.length);
    return new Scaler(
        java.util.Arrays.copyOfRange(centre, from, to),
        java.util.Arrays.copyOfRange(width, from, to));
  }

  /** z, a new matrix. */
  public Matrix apply(Matrix x) {
    return mapped(x, (value, c) -> (value - centre[c]) / width[c]);
  }

  /** x, a new matrix. */
  public Matrix inverse(Matrix z) {
    return mapped(z, (value, c) -> value * width[c] + centre[c]);
  }

  private interface OfColumn {
    double at(double value, int column);
  }

  private Matrix mapped(Matrix x, OfColumn f) {
    require(
        x.columns() == centre.length,
        "Scaler: it was fitted on %d columns but gets %d.",
        centre.length,
        x.columns());
    Matrix y = Matrix.zeros(x.precision(), x.rows(), x.columns());
    for (int r = 0; r < x.rows(); r++) {
      for (int c = 0; c < x.columns(); c++) {
        y.set(r, c, f.at(x.get(r, c), c));
      }
    }
    return y;
  }
}
