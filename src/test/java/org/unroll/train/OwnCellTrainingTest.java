package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unroll.cell.AbstractCell;
import org.unroll.cell.HiddenState;
import org.unroll.cell.Slot;
import org.unroll.cell.Slots;
import org.unroll.cell.Step;
import org.unroll.cell.StepSlots;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.network.Network;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/** The trainer knows nothing of the cells that come with the library. */
class OwnCellTrainingTest {

  /** h_t = W_x x_t + d * h_{t-1}, with a decay d for each unit: a linear memory. */
  private static final class DecayCell extends AbstractCell<HiddenState> {
    private final Weight W_x = weight("W_x", inputSize(), Initializer.glorot());
    private final Weight d = bias("d");

    DecayCell(int inputSize, int hiddenSize, Precision precision, Seed seed) {
      super("decay", inputSize, hiddenSize, precision, seed);
      d.value().fill(0.5);
    }

    @Override
    public HiddenState zeroState(int rows) {
      return new HiddenState(zeros(rows));
    }

    @Override
    public List<Slot> slots() {
      return slots("h", "da", "dd");
    }

    @Override
    public void project(Rows x, Slots all) {
      W_x.addProduct(x, all.get("h").fill(0));
    }

    @Override
    public Step<HiddenState> node(HiddenState previous, Slots slots) {
      Matrix decays = zeros(slots.get("h").rows());
      return new StepSlots<>(slots, new HiddenState(slots.get("h"))) {
        @Override
        public void forward() {
          value("h").addProduct(decays.fill(0).addRow(d.value()), previous.h());
        }

        @Override
        public void backward(HiddenState s) {
          value("da").set(s.h());
          value("dd").setProduct(s.h(), previous.h()); // dd = sum over t of dh_t * h_{t-1}
          s.h().setProduct(s.h(), decays); // dh_{t-1} = d * dh_t
        }
      };
    }

    @Override
    public void accumulate(Rows x, Slots all, Gradients into) {
      into.addOuter(W_x, all.get("da"), x);
      into.of(d).addSumOfRows(all.get("dd"));
    }

    @Override
    public void inputGradient(Slots all, Matrix dx) {
      W_x.setBackward(all.get("da"), dx);
    }
  }

  /** The target is a sum whose weights fade by 0.9 a step: what the cell can compute exactly. */
  private static Examples fadingSums() {
    SplittableRandom random = new Seed(2).stream();
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < 200; k++) {
      double[][] x = new double[5 + random.nextInt(20)][1];
      double[][] y = new double[x.length][1];
      double sum = 0;
      for (int t = 0; t < x.length; t++) {
        x[t][0] = random.nextDouble(-1, 1);
        sum = 0.9 * sum + x[t][0];
        y[t][0] = sum;
      }
      examples.add(new Example(Matrix.of(x), new Targets.Values(Matrix.of(y))));
    }
    return new Examples(examples);
  }

  @Test
  void aCellOfOnesOwnLearns() {
    Network net =
        Network.builder()
            .input(1)
            .recurrent("decay", (in, precision, seed) -> new DecayCell(in, 3, precision, seed))
            .dense(1, Activation.IDENTITY)
            .build();
    History history =
        new Trainer(net).optimizer(new Adam(0.02)).clip(1).epochs(60).train(fadingSums());
    assertTrue(history.losses()[0] > 0.5, "the task is too easy");
    assertTrue(history.finalLoss() < 0.01, "loss " + history.finalLoss());
  }
}
