package org.unroll.train;

import java.util.List;
import org.unroll.data.Batch;
import org.unroll.layer.Noise;
import org.unroll.matrix.Matrix;
import org.unroll.network.Model;
import org.unroll.network.ModelRun;
import org.unroll.network.NetworkState;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** Some sequences of a batch, run through all of BPTT by one thread with gradients of its own. */
final class Shard {
  private final int number;
  private final Model model;
  private final Gradients gradients;
  private final RunCache runs;
  private Batch batch;
  private NetworkState state;
  private double loss;

  Shard(int number, Model model) {
    this.number = number;
    this.model = model;
    gradients = model.gradients();
    runs = new RunCache(model);
  }

  /** Begins these sequences from the zero state. */
  void begin(Batch sequences) {
    batch = sequences;
    state = model.zeroState(sequences.packing().sequences());
  }

  /** Forward and backward for the losses of {@code window}, each times {@code scale}; keeps the state for the next. */
  void window(Window window, double scale, Seed masks) {
    Batch part = batch.everyStep() ? batch.window(window.start(), window.to()) : batch;
    ModelRun run = runs.of(part);
    if (window.start() > 0) {
      state.begins().clear(); // not known to a checkpoint
    }
    run.start(state);
    run.forward(part, Noise.of(masks.of(number)));
    loss = run.loss(part.targets(), firstRow(part, window), scale);
    run.backward(gradients.clear());
    run.stateAfter(window.keep() - window.start(), state);
  }

  private static int firstRow(Batch part, Window window) {
    return part.everyStep() ? part.packing().offset(window.from() - window.start()) : 0;
  }

  /** The sum of the losses of the last window. */
  double loss() {
    return loss;
  }

  /** The gradients of the last window. */
  Gradients gradients() {
    return gradients;
  }

  /** The state before the window that comes, copied. */
  List<Matrix> state() {
    return state.matrices().stream().map(Matrix::copy).toList();
  }

  /** Goes on from {@code kept} instead of the zero state. */
  void setState(List<Matrix> kept) {
    List<Matrix> own = state.matrices();
    Resume.requireLike("the states carried over", kept, own);
    for (int k = 0; k < own.size(); k++) {
      own.get(k).set(kept.get(k));
    }
  }
}
