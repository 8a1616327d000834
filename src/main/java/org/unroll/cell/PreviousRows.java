package org.unroll.cell;

import org.unroll.matrix.Factor;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;

/**
 * The value one step earlier for every row of the steps {@code from} (inclusive) to {@code to}
 * (exclusive) of a run: {@code initial} at step 0, then the rows of the step before, as many as
 * sequences go on. Nothing is copied: while no sequence ends, neighbouring steps are one block.
 */
record PreviousRows(Packing packing, int from, int to, Matrix initial, Matrix values)
    implements Factor {
  @Override
  public void addOuter(Matrix dy, Matrix dW) {
    int end;
    for (int t = from; t < to; t = end) {
      end = t == 0 ? 1 : endOfBlock(t);
      int row = packing.offset(t) - packing.offset(from);
      int rows = packing.offset(end) - packing.offset(t);
      before(t, rows).addOuter(dy.rows(row, row + rows), dW);
    }
  }

  /** The {@code rows} rows of which the first is one step before the first of step {@code t}. */
  private Matrix before(int t, int rows) {
    if (t == 0) {
      return initial.rows(0, rows);
    }
    int first = packing.offset(t - 1);
    return values.rows(first, first + rows);
  }

  /** The first step whose previous rows do not follow those of the steps from {@code t} on. */
  private int endOfBlock(int t) {
    int shift = packing.rowsAt(t - 1);
    int end = t + 1;
    while (end < to && packing.rowsAt(end - 1) == shift) {
      end++;
    }
    return end;
  }
}
