package org.unroll.compute;

/**
 * The arithmetic of one precision on runs of {@code n} neighbouring numbers; each array is followed
 * by the index where its run begins.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Spans<A> {

  A allocate(int length);

  /** {@code count} arrays. */
  A[] allocate(int count, int length);

  double get(A x, int at);

  void fill(double value, A y, int yAt, int n);

  void copy(A x, int xAt, A y, int yAt, int n);

  void scale(double factor, A y, int yAt, int n);

  void addScaled(double factor, A x, int xAt, A y, int yAt, int n);

  void add(A x, int xAt, A y, int yAt, int n);

  /** y = a + b. */
  void sum(A a, int aAt, A b, int bAt, A y, int yAt, int n);

  /** y = y + x, where neighbours in x are {@code xStride} apart. */
  void addStrided(A x, int xAt, int xStride, A y, int yAt, int n);

  void multiply(A a, int aAt, A b, int bAt, A y, int yAt, int n);

  void multiplyAdd(A a, int aAt, A b, int bAt, A y, int yAt, int n);

  void relu(A x, int xAt, A y, int yAt, int n);

  void sigmoidBackward(A y, int yAt, A dy, int dyAt, A dx, int dxAt, int n);

  void tanhBackward(A y, int yAt, A dy, int dyAt, A dx, int dxAt, int n);

  void reluBackward(A y, int yAt, A dy, int dyAt, A dx, int dxAt, int n);

  /** y = x, where neighbours in x are {@code xStride} apart and neighbours in y {@code yStride}. */
  void copyStrided(A x, int xAt, int xStride, A y, int yAt, int yStride, int n);

  double maximum(A x, int xAt, int n);

  /** The sum as float64, in a fixed order. */
  double sum(A x, int xAt, int n);

  double sumOfSquares(A x, int xAt, int n);

  void adam(A g, int gAt, A m, int mAt, A v, int vAt, A w, int wAt, Primitives.Adam step, int n);
}
