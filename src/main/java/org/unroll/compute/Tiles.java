package org.unroll.compute;

/**
 * Products with packed matrices, in the layout that suits one way of computing.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Tiles<A> {

  /** Room for a packed matrix of these sizes. */
  Packed<A> allocate(int outputs, int inputs);

  /** Lays out w [outputs x inputs]. */
  void pack(Block<A> w, Packed<A> into);

  /** Lays out the transpose of w [inputs x outputs]. */
  void packTransposed(Block<A> w, Packed<A> into);

  /**
   * y = y + x w^T, where the element of x in row r and column k is x[at + r * rowStep + k * inputStep]. Each element of
   * y is one chain of fused multiply-adds over k in rising order.
   */
  void addProduct(A x, int at, int rowStep, int inputStep, Packed<A> w, Block<A> y);
}
