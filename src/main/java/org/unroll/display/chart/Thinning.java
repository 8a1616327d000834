package org.unroll.display.chart;

/** Which labels of a row stay when not all have room. */
final class Thinning {
  private static final int[] STEPS = {1, 2, 5};

  private Thinning() {}

  /** The smallest of 1, 2, 5, 10, 20, ... that is at least {@code needed}. */
  static int every(double needed) {
    for (int decade = 1; ; decade *= 10) {
      for (int step : STEPS) {
        if (step * decade >= needed - 1e-9) {
          return step * decade;
        }
      }
    }
  }
}
