package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.cell.Step;
import org.unroll.layer.Layer;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;

/**
 * Feeds a network one input at a time and keeps the state between them. {@link #state()} can be
 * copied and set again, to go back to where it was.
 */
public final class Stepper {
  private final UnrolledNetwork run;
  private final NetworkState state;

  Stepper(Network network) {
    for (Layer layer : network.layers()) {
      require(
          layer.readsForward(),
          "The layer %s reads a sequence from both ends, so it cannot go step by step. Use unroll.",
          layer.name());
    }
    run = network.unroll(Packing.even(1, 1));
    state = NetworkState.zero(network, 1);
  }

  /** The network. */
  public Network network() {
    return run.network();
  }

  /** Feeds one row x [1 x D] and returns the prediction [1 x K]. */
  public Matrix step(Rows x) {
    run.start(state);
    run.forward(x);
    run.finish(state);
    return run.predictions();
  }

  /** Feeds one symbol and returns the prediction [1 x K]. */
  public Matrix step(int symbol) {
    return step(OneHot.of(new int[] {symbol}, network().inputSize()));
  }

  /** The nodes of the last step, one a recurrent layer. */
  public List<Step<?>> steps() {
    return run.unrolled().stream().<Step<?>>map(u -> u.steps().get(0)).toList();
  }

  /** The recurrent runs of the last step. */
  public List<Unrolled<?>> unrolled() {
    return run.unrolled();
  }

  /** The outputs of the last step [1 x K], before the softmax of a softmax head. */
  public Matrix outputs() {
    return run.outputs();
  }

  /** The state before the next step; copy it to come back to it. */
  public NetworkState state() {
    return state;
  }

  /** Goes back to {@code earlier}. */
  public void rewind(NetworkState earlier) {
    state.set(earlier);
  }

  /** Goes back to the zero state. */
  public void reset() {
    state.clear();
  }
}
