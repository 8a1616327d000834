package org.unroll.display.chart;

/** Moves labels apart so that they do not cover each other. */
final class Spread {
  private Spread() {}

  /**
   * Places near the wished ones, at least {@code gap} apart.
   *
   * @param wished in increasing order
   * @param low the least place, kept as long as there is room
   * @param high the greatest place, kept as long as there is room
   */
  static double[] apart(double[] wished, double gap, double low, double high) {
    double[] places = wished.clone();
    for (int k = 0; k < places.length; k++) {
      places[k] = Math.max(places[k], k == 0 ? low : places[k - 1] + gap);
    }
    for (int k = places.length - 1; k >= 0; k--) {
      places[k] =
          Math.min(
              places[k],
              k == places.length - 1 ? Math.max(high, low + k * gap) : places[k + 1] - gap);
    }
    return places;
  }
}
