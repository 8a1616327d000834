package org.unroll.matrix;

/**
 * Rows to which weights are applied: a {@link Matrix}, or rows that are cheaper than their numbers,
 * such as {@link OneHot}. N rows of D numbers each, one example and step a row.
 */
public interface Rows extends Factor {

  /** The number of rows, N. */
  int rows();

  /** The length of a row, D. */
  int columns();

  /** y = y + x W^T for these rows x: x [N x D], W [G x D], y [N x G]. */
  void addProduct(Weight w, Matrix y);

  /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
  Rows rows(int from, int to);

  /** These rows in this order, copied. */
  Rows pick(int[] rows);
}
