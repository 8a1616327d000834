package org.unroll.cell;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;

/**
 * The value one step earlier for every row of a run: {@code initial} at step 0, then the rows of
 * the step before, as many as sequences go on. Nothing is copied: while no sequence ends,
 * neighbouring steps are one block.
 */
record PreviousRows(Packing packing, Matrix initial, Matrix values) implements Rows {
  private interface Piece {
    void use(int from, int to, Matrix previous);
  }

  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public int columns() {
    return values.columns();
  }

  @Override
  public void addProduct(Weight w, Matrix y) {
    forEachPiece((from, to, previous) -> previous.addProduct(w, y.rows(from, to)));
  }

  @Override
  public void addOuter(Matrix dy, Matrix dW) {
    forEachPiece((from, to, previous) -> previous.addOuter(dy.rows(from, to), dW));
  }

  @Override
  public Rows rows(int from, int to) {
    throw new UnsupportedOperationException("The rows before those of a run are used whole.");
  }

  @Override
  public Rows pick(int[] rows) {
    throw new UnsupportedOperationException("The rows before those of a run are used whole.");
  }

  private void forEachPiece(Piece piece) {
    int steps = packing.steps();
    int t = 0;
    while (t < steps) {
      int end = t == 0 ? 1 : endOfPiece(t);
      int from = packing.offset(t);
      int to = packing.offset(end);
      piece.use(from, to, t == 0 ? initial.rows(0, to) : before(t).rows(0, to - from));
      t = end;
    }
  }

  private Matrix before(int t) {
    return values.rows(packing.offset(t - 1), values.rows());
  }

  /** The first step whose previous rows do not follow those of the steps from {@code t} on. */
  private int endOfPiece(int t) {
    int shift = packing.offset(t) - packing.offset(t - 1);
    int end = t + 1;
    while (end < packing.steps() && packing.offset(end) - packing.offset(end - 1) == shift) {
      end++;
    }
    return end;
  }
}
