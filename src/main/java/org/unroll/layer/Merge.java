package org.unroll.layer;

/** How the outputs of the two directions of a bidirectional layer become one. */
public enum Merge {
  /** y_t = forward h_t | backward h_t: 2H numbers. */
  CONCAT,
  /** y_t = forward h_t + backward h_t: H numbers. */
  SUM
}
