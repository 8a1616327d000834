package org.unroll.io;

import java.util.List;
import org.unroll.cell.AbstractCell;
import org.unroll.cell.HiddenState;
import org.unroll.cell.Slot;
import org.unroll.cell.Slots;
import org.unroll.cell.Step;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** A cell of one's own that only has to be named. */
public final class LeakyCell extends AbstractCell<HiddenState> {
  /** With 3 hidden units. */
  public LeakyCell(int inputSize, Precision precision, Seed seed) {
    super("leaky", inputSize, 3, precision, seed);
    bias("b");
  }

  @Override
  public HiddenState zeroState(int rows) {
    return new HiddenState(zeros(rows));
  }

  @Override
  public List<Slot> slots() {
    return List.of(Slot.of("h", hiddenSize()));
  }

  @Override
  public void project(Rows x, Slots all) {}

  @Override
  public Step<HiddenState> node(HiddenState previous, Slots slots) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void accumulate(Rows x, Slots all, Gradients into) {}

  @Override
  public void inputGradient(Slots all, Matrix dx) {}
}
