package org.unroll.cell;

import org.unroll.matrix.Factor;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;

/**
 * The value one step earlier for every row of a run: {@code initial} at step 0, then the rows of
 * the step before, as many as sequences go on. Nothing is copied: while no sequence ends,
 * neighbouring steps are one block.
 */
record PreviousRows(Packing packing, Matrix initial, Matrix values) implements Factor {
  @Override
  public void addOuter(Matrix dy, Matrix dW) {
    int end;
    for (int t = 0; t < packing.steps(); t = end) {
      end = t == 0 ? 1 : endOfBlock(t);
      int from = packing.offset(t);
      int to = packing.offset(end);
      before(t, to - from).addOuter(dy.rows(from, to), dW);
    }
  }

  /** The {@code rows} rows of which the first is one step before the first of step {@code t}. */
  private Matrix before(int t, int rows) {
    if (t == 0) {
      return initial.rows(0, rows);
    }
    int from = packing.offset(t - 1);
    return values.rows(from, from + rows);
  }

  /** The first step whose previous rows do not follow those of the steps from {@code t} on. */
  private int endOfBlock(int t) {
    int shift = packing.rowsAt(t - 1);
    int end = t + 1;
    while (end < packing.steps() && packing.rowsAt(end - 1) == shift) {
      end++;
    }
    return end;
  }
}
