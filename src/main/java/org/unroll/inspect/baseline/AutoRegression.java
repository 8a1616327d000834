package org.unroll.inspect.baseline;

import static org.unroll.matrix.Checks.require;

import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * AR(p): x_t = constant + a_1 x_{t-1} + ... + a_p x_{t-p}, fitted by least squares. The yardstick
 * for a network that forecasts one step ahead.
 *
 * @param constant what is added
 * @param coefficients a_1 .. a_p, the nearest lag first
 */
public record AutoRegression(double constant, double[] coefficients) {
  /** Copies the coefficients. */
  public AutoRegression {
    coefficients = coefficients.clone();
  }

  /**
   * Fits the values of {@code series} from the p-th on.
   *
   * @param order p
   * @throws IllegalArgumentException if the series is too short to fit p + 1 numbers
   */
  public static AutoRegression fit(double[] series, int order) {
    require(order >= 1, "AutoRegression: the order is %d but must be at least 1.", order);
    require(
        series.length >= 2 * order + 2,
        "AutoRegression: a series of %d values is too short for order %d. Give at least %d values.",
        series.length,
        order,
        2 * order + 2);
    double[] targets = new double[series.length - order];
    double[][] lags = new double[targets.length][order];
    for (int t = order; t < series.length; t++) {
      targets[t - order] = series[t];
      for (int k = 0; k < order; k++) {
        lags[t - order][k] = series[t - 1 - k];
      }
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(targets, lags);
    double[] fitted = regression.estimateRegressionParameters();
    double[] coefficients = new double[order];
    System.arraycopy(fitted, 1, coefficients, 0, order);
    return new AutoRegression(fitted[0], coefficients);
  }

  /** p. */
  public int order() {
    return coefficients.length;
  }

  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** The forecast of {@code series[t]} from the p values before it. */
  public double forecast(double[] series, int t) {
    require(
        t >= order() && t <= series.length,
        "AutoRegression: a forecast of value %d needs %d values before it.",
        t,
        order());
    double x = constant;
    for (int k = 0; k < order(); k++) {
      x += coefficients[k] * series[t - 1 - k];
    }
    return x;
  }

  /** The one-step forecasts of the values {@code from} (inclusive) to {@code to} (exclusive). */
  public double[] forecasts(double[] series, int from, int to) {
    double[] forecasts = new double[to - from];
    for (int t = from; t < to; t++) {
      forecasts[t - from] = forecast(series, t);
    }
    return forecasts;
  }
}
