package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.unroll.inspect.CellCheck;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/** A cell of one's own, as a notebook would write it, is tried by the same laws. */
class OwnCellTest extends CellLaws {
  @Override
  List<Named<CellMaker>> cells() {
    return List.of(Named.of("leaky", (in, p, s) -> new LeakyCell(in, 5, 0.3, p, s)));
  }

  /** h_t = (1 - alpha) h_{t-1} + alpha tanh(W_x x_t + W_h h_{t-1}). */
  static class LeakyCell extends AbstractCell<HiddenState> {
    final double alpha;
    final Weight W_x = weight("W_x", inputSize(), Initializer.glorot());
    final Weight W_h = weight("W_h", hiddenSize(), Initializer.orthogonal());

    LeakyCell(int inputSize, int hiddenSize, double alpha, Precision precision, Seed seed) {
      super("leaky", inputSize, hiddenSize, precision, seed);
      this.alpha = alpha;
    }

    public HiddenState zeroState(int rows) {
      return new HiddenState(zeros(rows));
    }

    public List<Slot> slots() {
      return slots("a", "n", "h", "da");
    }

    public void project(Rows x, Slots all) {
      W_x.addProduct(x, all.get("a").fill(0));
    }

    public Step<HiddenState> node(HiddenState previous, Slots slots) {
      return new StepSlots<>(slots, new HiddenState(slots.get("h"))) {
        public void forward() {
          W_h.addProduct(previous.h(), value("a"));
          value("n").setTanh(value("a"));
          value("h").set(previous.h()).scale(1 - alpha).addScaled(alpha, value("n"));
        }

        public void backward(HiddenState d) {
          value("da").setTanhBackward(value("n"), d.h()).scale(alpha);
          W_h.addBackward(value("da"), d.h().scale(leak()));
        }
      };
    }

    double leak() {
      return 1 - alpha;
    }

    public void accumulate(Rows x, Slots all, Gradients into) {
      into.addOuter(W_x, all.get("da"), x);
      into.addOuter(W_h, all.get("da"), all.previousH());
    }

    public void inputGradient(Slots all, Matrix dx) {
      W_x.setBackward(all.get("da"), dx);
    }
  }

  @Test
  void aForgottenTermOfTheDerivativeIsFound() {
    CellCheck check =
        CellCheck.of(
            (in, p, s) ->
                new LeakyCell(in, 5, 0.3, p, s) {
                  @Override
                  double leak() {
                    return 0;
                  }
                });
    assertFalse(check.holds());
    assertTrue(check.toString().contains("FAILS"), check::toString);
  }

  @Test
  void aGradientThatIsSetInsteadOfAddedIsFound() {
    CellCheck check =
        CellCheck.of(
            (in, p, s) ->
                new LeakyCell(in, 5, 0.3, p, s) {
                  @Override
                  public void accumulate(Rows x, Slots all, Gradients into) {
                    into.clear();
                    super.accumulate(x, all, into);
                  }
                });
    assertFalse(check.holds());
  }

  @Test
  void aSlotThatReplacesOneStillNeededIsFound() {
    CellCheck check =
        CellCheck.of(
            (in, p, s) ->
                new LeakyCell(in, 5, 0.3, p, s) {
                  @Override
                  public List<Slot> slots() {
                    Slot da = Slot.of("da", hiddenSize()).replacing("h");
                    return List.of(
                        Slot.of("a", hiddenSize()),
                        Slot.of("n", hiddenSize()),
                        Slot.of("h", hiddenSize()),
                        da);
                  }
                });
    assertFalse(check.holds());
    assertTrue(check.toString().contains("replace"), check::toString);
  }

  @Test
  void aCellThatMixesSequencesIsFound() {
    CellCheck check =
        CellCheck.of(
            (in, p, s) ->
                new LeakyCell(in, 5, 0.3, p, s) {
                  @Override
                  public void project(Rows x, Slots all) {
                    super.project(x, all);
                    Matrix a = all.get("a");
                    Matrix first = a.rows(0, 1);
                    a.addRow(first.copy());
                  }
                });
    assertFalse(check.holds());
  }
}
