package org.unroll.compute;

/**
 * Multiply-adds, rounded once where the processor has an instruction for it, else after the product
 * and after the sum.
 */
final class Fma {
  private Fma() {}

  /** a * b + c. */
  static float fma(float a, float b, float c) {
    return Processor.FUSES ? Math.fma(a, b, c) : a * b + c;
  }

  /** a * b + c. */
  static double fma(double a, double b, double c) {
    return Processor.FUSES ? Math.fma(a, b, c) : a * b + c;
  }
}
