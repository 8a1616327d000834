package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.BitSet;
import java.util.List;
import org.unroll.cell.State;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;

/**
 * The states of all recurrent layers between two windows of the same sequences, a row for each
 * sequence.
 */
public final class NetworkState {
  private final List<State<?>> states;
  private final int sequences;
  private final BitSet begins = new BitSet();

  private NetworkState(List<State<?>> states, int sequences) {
    this.states = states;
    this.sequences = sequences;
    begins.set(0, sequences);
  }

  /**
   * The zero state for {@code sequences} sequences that begin; a layer that learned its initial
   * state begins with that.
   */
  public static NetworkState zero(Network network, int sequences) {
    return new NetworkState(
        network.layers().stream()
            .flatMap(layer -> layer.zeroStates(sequences).stream())
            .<State<?>>map(s -> s)
            .toList(),
        sequences);
  }

  /** Which sequences begin, rather than going on from a window before. */
  public BitSet begins() {
    return begins;
  }

  /** No states: a model that is run as a whole carries none. */
  static NetworkState none() {
    return new NetworkState(List.of(), 0);
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
    NetworkState copy =
        new NetworkState(states.stream().<State<?>>map(State::copy).toList(), sequences);
    copy.setBegins(begins);
    return copy;
  }

  /** All sequences begin anew. */
  public void clear() {
    states.forEach(State::clear);
    begins.set(0, sequences);
  }

  /** Sequence {@code sequence} begins anew. */
  public void clear(int sequence) {
    require(
        sequence >= 0 && sequence < sequences,
        "There is no sequence %d. There are %d, counted from 0.",
        sequence,
        sequences);
    matrices().forEach(m -> m.rows(sequence, sequence + 1).fill(0));
    begins.set(sequence);
  }

  /** Sets all states to those of {@code other}. */
  public void set(NetworkState other) {
    for (int k = 0; k < states.size(); k++) {
      setOne(states.get(k), other.states.get(k));
    }
    setBegins(other.begins);
  }

  private void setBegins(BitSet other) {
    begins.clear();
    begins.or(other);
  }

  void copyInto(List<Unrolled<?>> runs) {
    for (int k = 0; k < runs.size(); k++) {
      Unrolled<?> run = runs.get(k);
      setOne(run.initialState(), states.get(k));
      run.begins().clear();
      run.begins().or(begins);
    }
  }

  void copyFrom(List<Unrolled<?>> runs, int steps) {
    for (int k = 0; k < runs.size(); k++) {
      readOne(runs.get(k), steps, states.get(k));
    }
    if (steps > 0) {
      begins.clear();
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
