package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/**
 * {@link Activations} of {@code double[]} as plain loops, to a few units in the last place. All
 * three stand on exp(x) = 2^k exp(r) with x = k ln 2 + r and |r| <= ln(2) / 2, where exp(r) is its
 * Taylor polynomial of degree 13.
 */
final class Activations64 implements Activations<double[]> {

  /** Within these bounds exp(x) is a normal number. */
  private static final double EXP_LIMIT = 708;

  /** tanh(x) is 1 to the last bit from here on. */
  private static final double TANH_LIMIT = 20;

  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts; unless it is fused, a whole number by the first must be exact by itself. */
  private static final double LN2_HIGH = Processor.FUSES ? 0.6931471805599453 : 0x1.62e42feep-1;

  private static final double LN2_LOW =
      Processor.FUSES ? 2.3190468138462996e-17 : 0x1.a39ef35793c76p-33;

  /** Added to a small double, 1.5 * 2^52 rounds it to the nearest integer. */
  private static final double ROUNDER = 0x1.8p52;

  /** 1/2!, 1/3!, ... 1/13!. */
  private static final double[] INVERSE_FACTORIALS = inverseFactorials(13);

  private static double[] inverseFactorials(int last) {
    double[] inverse = new double[last - 1];
    double factorial = 1;
    for (int i = 2; i <= last; i++) {
      factorial *= i;
      inverse[i - 2] = 1 / factorial;
    }
    return inverse;
  }

  @Override
  public void sigmoid(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = 1 / (1 + exponential(-x[xAt + j]));
    }
  }

  @Override
  public void tanh(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = tanh(x[xAt + j]);
    }
  }

  @Override
  public void exponential(double[] x, int xAt, double shift, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      double d = x[xAt + j] - shift;
      y[yAt + j] = d < -EXP_LIMIT ? 0 : exponential(d);
    }
  }

  private static double exponential(double x) {
    double c = Math.min(Math.max(x, -EXP_LIMIT), EXP_LIMIT);
    double k = multipleOfLn2(c);
    double power = powerOfTwo(k);
    return fma(power, exponentialMinusOne(remainder(c, k)), power);
  }

  /** tanh|x| = e / (e + 2) with e = exp(2|x|) - 1. */
  private static double tanh(double x) {
    double c = 2 * Math.min(Math.abs(x), TANH_LIMIT);
    double k = multipleOfLn2(c);
    double power = powerOfTwo(k);
    double e = fma(power, exponentialMinusOne(remainder(c, k)), power - 1);
    return Math.copySign(e / (e + 2), x);
  }

  private static double multipleOfLn2(double x) {
    return fma(x, LOG2_E, ROUNDER) - ROUNDER;
  }

  private static double remainder(double x, double k) {
    return fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
  }

  private static double powerOfTwo(double k) {
    return Double.longBitsToDouble(((long) k + 1023) << 52);
  }

  /** exp(r) - 1 = r + r^2 (1/2! + r/3! + ... + r^11/13!). */
  private static double exponentialMinusOne(double r) {
    double tail = 0;
    for (int i = INVERSE_FACTORIALS.length - 1; i >= 0; i--) {
      tail = fma(r, tail, INVERSE_FACTORIALS[i]);
    }
    return fma(r * r, tail, r);
  }
}
