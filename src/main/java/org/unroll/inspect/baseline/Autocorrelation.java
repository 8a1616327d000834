package org.unroll.inspect.baseline;

import static org.unroll.matrix.Checks.require;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/** How much a series is related to itself some steps earlier. */
public final class Autocorrelation {
  private Autocorrelation() {}

  /**
   * A Ljung-Box test: its statistic Q and the probability of a Q at least as large if all values
   * were independent.
   */
  public record LjungBox(int lags, double statistic, double pValue) {}

  /**
   * r_k = sum over t of (x_t - m)(x_{t-k} - m) / sum over t of (x_t - m)^2, with m the mean;
   * between -1 and 1.
   */
  public static double at(double[] series, int lag) {
    require(
        lag >= 1 && lag < series.length,
        "Autocorrelation: the lag is %d but must lie in 1..%d.",
        lag,
        series.length - 1);
    double mean = new Mean().evaluate(series);
    double together = 0;
    double alone = 0;
    for (int t = 0; t < series.length; t++) {
      alone += (series[t] - mean) * (series[t] - mean);
      together += t < lag ? 0 : (series[t] - mean) * (series[t - lag] - mean);
    }
    return together / alone;
  }

  /** r_1 .. r_lags. */
  public static double[] upTo(double[] series, int lags) {
    double[] r = new double[lags];
    for (int k = 1; k <= lags; k++) {
      r[k - 1] = at(series, k);
    }
    return r;
  }

  /** 2 / sqrt(n): about 95 % of the autocorrelations of n independent values lie closer to 0. */
  public static double band(double[] series) {
    return 2 / Math.sqrt(series.length);
  }

  /**
   * Tests the first {@code lags} autocorrelations together: Q = n (n + 2) sum over k of r_k^2 / (n
   * - k), chi-squared with that many degrees of freedom. Source: Ljung and Box, 1978.
   */
  public static LjungBox ljungBox(double[] series, int lags) {
    double n = series.length;
    double sum = 0;
    for (int k = 1; k <= lags; k++) {
      double r = at(series, k);
      sum += r * r / (n - k);
    }
    double q = n * (n + 2) * sum;
    double p = 1 - new ChiSquaredDistribution(lags).cumulativeProbability(q);
    return new LjungBox(lags, q, p);
  }

  /** ln(x_t / x_{t-1}): the returns of a series of prices. */
  public static double[] logReturns(double[] prices) {
    double[] returns = new double[prices.length - 1];
    for (int t = 1; t < prices.length; t++) {
      returns[t - 1] = Math.log(prices[t] / prices[t - 1]);
    }
    return returns;
  }
}
