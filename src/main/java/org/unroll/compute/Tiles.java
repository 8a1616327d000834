package org.unroll.compute;

/**
 * Products with packed matrices, in the layout that suits one way of computing.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Tiles<A> {

  /**
   * The distance between the rows of a matrix that is read by its columns. No power of two, since
   * those share places in a cache; a multiple of 5, the columns of a tile; and no sum or difference
   * of two powers of two: the compiler would multiply by that with shifts, and check every index in
   * the loop instead of all before it.
   */
  int TRANSPOSED_STRIDE = 100;

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
   * As {@link #addProduct} with the transpose of x [inputs x rows of y]. The rows of x are {@link
   * #TRANSPOSED_STRIDE} apart in an array that has as many numbers for the last of them.
   */
  void addTransposedProduct(Block<A> x, Packed<A> w, Block<A> y);
}
