package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/**
 * {@link Activations} of {@code float[]} as plain loops. tanh is a rational function fitted so that
 * it first comes to 1 where tanh is 2.2e-7 below it, and ends there; its absolute error, rounding
 * included, is below 2.9e-7, that of sigmoid below 1.8e-7, and without fused multiply-adds below
 * 4e-7 and 2.3e-7.
 */
public class Activations32 implements Activations<float[]> {

  /**
   * tanh(x) = x P(x^2) / Q(x^2) up to here, where that is 1 to the last bit, and 1 from here on.
   */
  protected static final float TANH_LIMIT = Processor.FUSES ? 8.026536f : 7.9746575f;

  protected static final float P0 = 1.0619636f;
  protected static final float P1 = 0.14225115f;
  protected static final float P2 = 0.0037302359f;
  protected static final float P3 = 2.2195309e-5f;
  protected static final float P4 = 1.46358285e-8f;
  protected static final float Q0 = P0;
  protected static final float Q1 = 0.4962387f;
  protected static final float Q2 = 0.027548328f;
  protected static final float Q3 = 3.5192556e-4f;
  protected static final float Q4 = 8.4386346e-7f;

  /** exp(x) is 0 below this, above which the result is a normal number. */
  protected static final float EXP_LIMIT = -87f;

  protected static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts; unless it is fused, a whole number by the first must be exact by itself. */
  protected static final float LN2_HIGH = Processor.FUSES ? 0.6931472f : 0.69335938f;

  protected static final float LN2_LOW = Processor.FUSES ? -1.9046542e-9f : -2.12194440e-4f;

  /** Added to a small float, 1.5 * 2^23 leaves the nearest integer in the lowest bits. */
  protected static final float ROUNDER = 12582912f;

  protected static final int ROUNDER_BITS = 0x4b400000;
  protected static final int EXPONENT_BIAS = 127;
  protected static final int EXPONENT_SHIFT = 23;

  protected static final float E2 = 1f / 2;
  protected static final float E3 = 1f / 6;
  protected static final float E4 = 1f / 24;
  protected static final float E5 = 1f / 120;
  protected static final float E6 = 1f / 720;
  protected static final float E7 = 1f / 5040;

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    System.arraycopy(x, xAt, y, yAt, n);
    for (int j = yAt; j < yAt + n; j++) {
      y[j] = fma(0.5f, tanh(0.5f * y[j]), 0.5f);
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    System.arraycopy(x, xAt, y, yAt, n);
    for (int j = yAt; j < yAt + n; j++) {
      y[j] = tanh(y[j]);
    }
  }

  private static float tanh(float x) {
    float c = Math.min(Math.max(x, -TANH_LIMIT), TANH_LIMIT);
    float z = c * c;
    float p = fma(z, fma(z, fma(z, fma(z, P4, P3), P2), P1), P0);
    float q = fma(z, fma(z, fma(z, fma(z, Q4, Q3), Q2), Q1), Q0);
    return c * p / q;
  }

  @Override
  public void exponential(float[] x, int xAt, double shift, float[] y, int yAt, int n) {
    float s = (float) shift;
    for (int j = 0; j < n; j++) {
      y[yAt + j] = exponential(x[xAt + j] - s);
    }
  }

  /** exp(x) = 2^k exp(r) with x = k ln 2 + r and |r| <= ln(2) / 2, for x <= 0. */
  private static float exponential(float x) {
    float c = Math.max(x, EXP_LIMIT);
    float shifted = fma(c, LOG2_E, ROUNDER);
    float k = shifted - ROUNDER;
    float r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, c));
    float tail = fma(r, fma(r, fma(r, fma(r, E7, E6), E5), E4), E3);
    float e = fma(r, fma(r, fma(r, tail, E2), 1f), 1f);
    int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS + EXPONENT_BIAS;
    float power = Float.intBitsToFloat(exponent << EXPONENT_SHIFT);
    return x < EXP_LIMIT ? 0f : e * power;
  }
}
