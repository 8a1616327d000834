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
   * y = y + x w^T: one chain of fused multiply-adds over the inputs in rising order, from 0, which
   * is then added to the element.
   */
  void addProduct(Block<A> x, Packed<A> w, Block<A> y);

  /** Into how many pieces {@link #addProduct} falls that write different columns of y. */
  int pieces(Packed<A> w);

  /** One of these pieces. */
  void addPiece(int piece, Block<A> x, Packed<A> w, Block<A> y);

  /**
   * dw = dw + dy^T x: one chain of fused multiply-adds over the rows in order, from 0, which is
   * then added to the element.
   */
  void addOuter(Block<A> dy, Block<A> x, Block<A> dw);
}
