package org.unroll.cell;

import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** Makes cells of one kind and hidden size for any input size, precision and seed. */
@FunctionalInterface
public interface CellMaker {

  /** The cell. */
  Cell<?> make(int inputSize, Precision precision, Seed seed);
}
