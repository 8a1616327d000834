package org.unroll.display.chart;

import java.util.stream.IntStream;

/**
 * A named curve.
 *
 * @param name shown at its end
 * @param x the places, in increasing order
 * @param y the values, one for each place; one that is not finite leaves a gap
 * @param role what the curve is
 */
record Series(String name, double[] x, double[] y, Role role) {
  private static final int MOST_POINTS = 400;

  /** What a curve is: it decides the line. */
  enum Role {
    /** A result, in a colour of its own. */
    RESULT,
    /** What the results are held against: thin and dashed. */
    BASELINE,
    /** What really happened: dark. */
    TRUTH
  }

  Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "LineChart: series '"
              + name
              + "' has "
              + y.length
              + " values for "
              + x.length
              + " places.");
    }
  }

  /** A curve at places 1, 2, 3, ... */
  static Series counted(String name, double[] y, Role role) {
    return new Series(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y, role);
  }

  /**
   * This curve with few enough points for a picture: of each stretch, its lowest and its highest
   * stay.
   */
  Series thinned() {
    if (y.length <= MOST_POINTS) {
      return this;
    }
    int stretches = MOST_POINTS / 2;
    int[] kept =
        IntStream.range(0, stretches)
            .flatMap(k -> extremes(k * y.length / stretches, (k + 1) * y.length / stretches))
            .distinct()
            .toArray();
    return new Series(
        name,
        IntStream.of(kept).mapToDouble(k -> x[k]).toArray(),
        IntStream.of(kept).mapToDouble(k -> y[k]).toArray(),
        role);
  }

  private IntStream extremes(int begin, int end) {
    int lowest = begin;
    int highest = begin;
    for (int k = begin; k < end; k++) {
      lowest = y[k] < y[lowest] || Double.isNaN(y[lowest]) ? k : lowest;
      highest = y[k] > y[highest] || Double.isNaN(y[highest]) ? k : highest;
    }
    return IntStream.of(Math.min(lowest, highest), Math.max(lowest, highest));
  }
}
