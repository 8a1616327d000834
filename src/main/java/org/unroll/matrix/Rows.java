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

  /** y = x W^T + b, b in each row, for these rows x: b [1 x G]. */
  default void setAffine(Weight w, Matrix b, Matrix y) {
    y.setRows(b);
    addProduct(w, y);
  }

  /**
   * What {@link #setAffine} gives its weight and bias: dW = dW + dy^T x, db = db + the sum of the
   * rows of dy; dy [N x G], dW [G x D], db [1 x G].
   */
  default void addAffineGradients(Matrix dy, Matrix dW, Matrix db) {
    addOuter(dy, dW);
    db.addSumOfRows(dy);
  }

  /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
  Rows rows(int from, int to);

  /** These rows in this order, copied. */
  Rows pick(int[] rows);
}
