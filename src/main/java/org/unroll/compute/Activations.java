package org.unroll.compute;

/**
 * The functions of one precision that are not arithmetic, on runs of neighbouring numbers. They are
 * made of +, *, / and fma alone, so that the bits do not depend on who compiled them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Activations<A> {

  /** y = 1 / (1 + exp(-x)) on {@code n} numbers from x[xAt] and y[yAt]. */
  void sigmoid(A x, int xAt, A y, int yAt, int n);

  /** y = tanh(x) on {@code n} numbers. */
  void tanh(A x, int xAt, A y, int yAt, int n);

  /** y = exp(x - shift) on {@code n} numbers, none of which is above shift. */
  void exponential(A x, int xAt, double shift, A y, int yAt, int n);
}
