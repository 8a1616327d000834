package org.unroll.cell;

import static org.unroll.matrix.Checks.require;

/** The check of a cell's sizes. */
final class Sizes {
  private Sizes() {}

  static void check(String cell, int inputSize, int hiddenSize) {
    require(inputSize >= 1, "%s: the input size is %d but must be at least 1.", cell, inputSize);
    require(hiddenSize >= 1, "%s: the hidden size is %d but must be at least 1.", cell, hiddenSize);
  }
}
