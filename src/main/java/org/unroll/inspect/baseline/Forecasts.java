package org.unroll.inspect.baseline;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;

/** Forecasts that need no training, and how far a forecast is from the truth. */
public final class Forecasts {
  private Forecasts() {}

  /** Persistence: each of the values {@code from} .. {@code to} forecast as the one before it. */
  public static double[] persistence(double[] series, int from, int to) {
    return seasonalNaive(series, 1, from, to);
  }

  /**
   * Each of the values {@code from} .. {@code to} forecast as the one {@code season} steps before
   * it.
   */
  public static double[] seasonalNaive(double[] series, int season, int from, int to) {
    require(
        from >= season,
        "Forecasts: value %d has no value %d steps before it. Begin at %d or later.",
        from,
        season,
        season);
    return Arrays.copyOfRange(series, from - season, to - season);
  }

  /**
   * The square root of the mean of the squared differences between {@code forecasts} and {@code
   * truth}.
   */
  public static double rmse(double[] forecasts, double[] truth) {
    sameLength(forecasts, truth);
    double sum = 0;
    for (int k = 0; k < truth.length; k++) {
      sum += (forecasts[k] - truth[k]) * (forecasts[k] - truth[k]);
    }
    return Math.sqrt(sum / truth.length);
  }

  /** The mean of the absolute differences between {@code forecasts} and {@code truth}. */
  public static double mae(double[] forecasts, double[] truth) {
    sameLength(forecasts, truth);
    double sum = 0;
    for (int k = 0; k < truth.length; k++) {
      sum += Math.abs(forecasts[k] - truth[k]);
    }
    return sum / truth.length;
  }

  private static void sameLength(double[] forecasts, double[] truth) {
    require(
        forecasts.length == truth.length && truth.length > 0,
        "Forecasts: %d forecasts for %d values.",
        forecasts.length,
        truth.length);
  }
}
