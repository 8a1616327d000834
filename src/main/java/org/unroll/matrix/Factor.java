package org.unroll.matrix;

/** Rows x that can stand in dy^T x, the gradient of a weight. N rows of D numbers each. */
@FunctionalInterface
public interface Factor {

  /** dW = dW + dy^T x, summed over the rows in order: dy [N x G], x [N x D], dW [G x D]. */
  void addOuter(Matrix dy, Matrix dW);
}
