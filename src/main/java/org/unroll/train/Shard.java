package org.unroll.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
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
  private ModelRun run;
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

  /** Forward and backward for the losses of {@code window}, each times {@code scale}. */
  void window(Window window, double scale, Seed masks) {
    Batch part = batch.everyStep() ? batch.window(window.start(), window.to()) : batch;
    run = runs.of(part);
    if (window.start() > 0) {
      state.begins().clear(); // not known to a checkpoint
    }
    run.start(state);
    run.forward(part, Noise.of(masks.of(number)));
    loss = run.loss(part.targets(), firstRow(part, window), scale);
    run.backward(gradients.clear());
  }

  /** Keeps the state after {@code window}, which was run last, for the next one. */
  void carry(Window window) {
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

  /**
   * The state before the window that comes, copied; last, a row with 1 for each sequence that
   * begins.
   */
  List<Matrix> state() {
    List<Matrix> kept = new ArrayList<>(state.matrices().stream().map(Matrix::copy).toList());
    kept.add(Matrix.row(sequences(b -> state.begins().get(b) ? 1 : 0)));
    return kept;
  }

  private double[] sequences(IntToDoubleFunction f) {
    return IntStream.range(0, batch.packing().sequences()).mapToDouble(f).toArray();
  }

  /** Goes on from {@code kept} instead of the zero state. */
  void setState(List<Matrix> kept) {
    Matrix begins = Matrix.row(sequences(b -> 0));
    List<Matrix> all = new ArrayList<>(state.matrices());
    all.add(begins);
    Resume.requireLike("the states carried over", kept, all);
    for (int k = 0; k < all.size(); k++) {
      all.get(k).set(kept.get(k));
    }
    for (int b = 0; b < begins.columns(); b++) {
      state.begins().set(b, begins.get(0, b) == 1);
    }
  }
}
