package org.unroll.network;

import java.util.List;
import org.unroll.cell.State;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;

/** The states of all recurrent layers between two windows of the same sequences, a row for each sequence. */
public final class NetworkState {
  private final List<State<?>> states;

  private NetworkState(List<State<?>> states) {
    this.states = states;
  }

  /** The zero state for {@code sequences} sequences. */
  public static NetworkState zero(Network network, int sequences) {
    return new NetworkState(
        network.layers().stream()
            .flatMap(layer -> layer.zeroStates(sequences).stream())
            .<State<?>>map(s -> s)
            .toList());
  }

  /** The states, first layer to last. */
  public List<State<?>> states() {
    return states;
  }

  /** The matrices of all states, in order, not copied. */
  public List<Matrix> matrices() {
    return states.stream().flatMap(state -> state.parts().stream()).toList();
  }

  /** A copy of its own. */
  public NetworkState copy() {
    return new NetworkState(states.stream().<State<?>>map(State::copy).toList());
  }

  /** Sets all states to zero. */
  public void clear() {
    states.forEach(State::clear);
  }

  /** Sets all states to those of {@code other}. */
  public void set(NetworkState other) {
    for (int k = 0; k < states.size(); k++) {
      setOne(states.get(k), other.states.get(k));
    }
  }

  void copyInto(List<Unrolled<?>> runs) {
    for (int k = 0; k < runs.size(); k++) {
      setOne(runs.get(k).initialState(), states.get(k));
    }
  }

  void copyFrom(List<Unrolled<?>> runs, int steps) {
    for (int k = 0; k < runs.size(); k++) {
      readOne(runs.get(k), steps, states.get(k));
    }
  }

  /** Both come from the same layer, so they have the same type. */
  @SuppressWarnings("unchecked")
  private static <S extends State<S>> void setOne(State<S> into, State<?> from) {
    into.set((S) from);
  }

  /** The state comes from the layer of the run, so it has its type. */
  @SuppressWarnings("unchecked")
  private static <S extends State<S>> void readOne(Unrolled<S> run, int steps, State<?> into) {
    run.stateAt(steps, (S) into);
  }
}
