package org.unroll.train;

import org.unroll.data.Batch;
import org.unroll.layer.Noise;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** Some sequences of a batch, run through all of BPTT by one thread with gradients of its own. */
final class Shard {
  private final int number;
  private final Network network;
  private final Gradients gradients;
  private Batch batch;
  private NetworkState state;
  private UnrolledNetwork run;
  private double loss;

  Shard(int number, Network network) {
    this.number = number;
    this.network = network;
    gradients = network.gradients();
  }

  /** Begins these sequences from the zero state. */
  void begin(Batch sequences) {
    batch = sequences;
    state = NetworkState.zero(network, sequences.packing().sequences());
  }

  /** Forward and backward for the losses of {@code window}, each times {@code scale}; keeps the state for the next. */
  void window(Window window, double scale, Seed masks) {
    Batch part = batch.everyStep() ? batch.window(window.start(), window.to()) : batch;
    if (run == null || !run.packing().equals(part.packing())) {
      run = network.unroll(part.packing());
    }
    run.start(state);
    run.forward(part.x(), Noise.of(masks.of(number)));
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
}
