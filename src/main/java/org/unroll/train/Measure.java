package org.unroll.train;

import java.util.Optional;
import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.layer.Noise;
import org.unroll.loss.SigmoidCrossEntropy;
import org.unroll.matrix.Matrix;
import org.unroll.network.Model;
import org.unroll.network.ModelRun;
import org.unroll.network.NetworkState;

/** Adds up what {@link Evaluation} says, batch by batch. */
final class Measure {
  /**
   * Long sequences are run in windows of so many steps, so that memory does not grow with their
   * length.
   */
  private static final int WINDOW = 128;

  private final Model model;
  private final RunCache runs;
  private final Confusion confusion;
  private double loss;
  private double weight;
  private long rows;
  private long numbers;
  private double squares;
  private double sizes;

  Measure(Model model) {
    this.model = model;
    runs = new RunCache(model);
    confusion = new Confusion(Math.max(2, model.outputSize()));
  }

  void add(Batch batch) {
    boolean cut = batch.everyStep() && model.runsInWindows();
    NetworkState state = model.zeroState(batch.packing().sequences());
    int steps = batch.packing().steps();
    for (int from = 0; from < steps; from += WINDOW) {
      if (!cut) {
        add(batch, state);
        return;
      }
      add(batch.window(from, Math.min(from + WINDOW, steps)), state);
    }
  }

  private void add(Batch part, NetworkState state) {
    ModelRun run = runs.of(part);
    run.start(state);
    run.forward(part, Noise.NONE);
    loss += run.loss(part.targets(), 0, 0);
    weight += model.loss().weight(part.targets());
    rows += part.targets().rows();
    compare(run.predictions(), part.targets());
    run.stateAfter(part.packing().steps(), state);
  }

  private void compare(Matrix predictions, Targets targets) {
    if (targets instanceof Targets.Classes classes) {
      for (int r = 0; r < predictions.rows(); r++) {
        confusion.add(classes.id(r), predictions.argMax(r));
      }
    } else {
      compare(predictions, ((Targets.Values) targets).values());
    }
  }

  private void compare(Matrix predictions, Matrix targets) {
    double[] predicted = new double[predictions.columns()];
    double[] wanted = new double[predictions.columns()];
    for (int r = 0; r < predictions.rows(); r++) {
      predictions.getRow(r, predicted);
      targets.getRow(r, wanted);
      for (int c = 0; c < wanted.length; c++) {
        double error = predicted[c] - wanted[c];
        squares += error * error;
        sizes += Math.abs(error);
        numbers++;
        if (asksYesOrNo()) {
          confusion.add(yes(wanted[c]), yes(predicted[c]));
        }
      }
    }
  }

  private boolean asksYesOrNo() {
    return model.loss() instanceof SigmoidCrossEntropy;
  }

  private static int yes(double probability) {
    return probability >= 0.5 ? 1 : 0;
  }

  Evaluation result() {
    return new Evaluation(
        loss / weight,
        rows,
        confusion.total() > 0 ? Optional.of(confusion) : Optional.empty(),
        numbers > 0
            ? Optional.of(new Evaluation.Errors(Math.sqrt(squares / numbers), sizes / numbers))
            : Optional.empty());
  }
}
