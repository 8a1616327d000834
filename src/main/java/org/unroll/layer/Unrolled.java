package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.unroll.cell.Cell;
import org.unroll.cell.Keep;
import org.unroll.cell.Slots;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;

/**
 * A recurrent layer unfolded over the steps of a packed batch: one node a step, all with the same
 * weights. Forward goes from the first step to the last, backward, which is BPTT, from the last to
 * the first.
 *
 * @param <S> the type of the cell's state
 */
public final class Unrolled<S extends State<S>> implements Pass {
  private final Recurrent<S> layer;
  private final Cell<S> cell;
  private final Packing packing;
  private final Slots slots;
  private final List<Stretch> stretches;
  private final Optional<StateDropout<S>> dropout;
  private final S initialState;
  private final BitSet begins = new BitSet();
  private final S finalGradient;
  private final S dState;
  private final List<Step<S>> steps = new ArrayList<>();
  private final List<S> dStates = new ArrayList<>();
  private Rows x;
  private Matrix dx;
  private Matrix dyOfSteps;
  private List<Matrix> dySteps;

  /** Hears of each step of backward, from the last to the first. */
  @FunctionalInterface
  public interface Listener<S> {
    /** {@code dState} is the derivative of the loss with respect to s_t, valid during the call. */
    void at(int t, S dState);
  }

  Unrolled(Recurrent<S> layer, Packing packing, Keep keep) {
    this.layer = layer;
    this.packing = packing;
    cell = layer.cell();
    initialState = cell.zeroState(packing.sequences());
    begins.set(0, packing.sequences());
    finalGradient = cell.zeroState(packing.sequences());
    dState = cell.zeroState(packing.sequences());
    dropout = StateDropout.of(layer.recurrence().dropout(), initialState, packing);
    Slots own = new Slots(cell.precision(), cell.slots(), packing, initialState, keep);
    slots = dropout.map(d -> own.seeing(d.seen())).orElse(own);
    stretches = Stretch.of(slots, packing);
    S previous = initialState;
    for (int t = 0; t < packing.steps(); t++) {
      S carried = previous.first(packing.rowsAt(t));
      S before = dropout.map(d -> d.add(carried)).orElse(carried);
      Step<S> step = cell.node(before, slots.at(t));
      steps.add(step);
      dStates.add(dState.first(packing.rowsAt(t)));
      previous = step.state();
    }
  }

  @Override
  public Recurrent<S> layer() {
    return layer;
  }

  /** How the batch is packed. */
  public Packing packing() {
    return packing;
  }

  /** s_0, a row for each sequence; zeros unless changed. */
  public S initialState() {
    return initialState;
  }

  /**
   * Which sequences begin with this run, all unless changed; the others go on from {@link
   * #initialState}. It matters where the state to begin with is learned.
   */
  public BitSet begins() {
    return begins;
  }

  /**
   * The derivative of the loss with respect to each sequence's own last state, apart from what
   * comes through y; zeros unless changed.
   */
  public S finalGradient() {
    return finalGradient;
  }

  /** The nodes, one a step. */
  public List<Step<S>> steps() {
    return steps;
  }

  /** The values of that name of all steps [N x ...], such as "h" or "f". */
  public Matrix values(String name) {
    return slots.get(name);
  }

  /** s_{t-1} of the sequences that have a step t. */
  public S stateBefore(int t) {
    S before = t == 0 ? initialState : steps.get(t - 1).state();
    return before.first(packing.rowsAt(t));
  }

  /** The inputs of the last forward. */
  public Rows inputs() {
    return x;
  }

  @Override
  public Matrix forward(Rows x, Noise noise) {
    require(
        x.rows() == packing.rows() && x.columns() == layer.inputSize(),
        "%s: the input has %d rows of %d numbers but %d rows of %d were expected.",
        layer.name(),
        x.rows(),
        x.columns(),
        packing.rows(),
        layer.inputSize());
    this.x = x;
    layer.learned().start(initialState, begins);
    dropout.ifPresent(d -> d.draw(noise.stream(layer.name())));
    for (Stretch stretch : stretches) {
      cell.project(rowsOf(stretch.from(), stretch.to()), stretch.slots());
      for (int t = stretch.from(); t < stretch.to(); t++) {
        abandonIfInterrupted(t);
        hide(t);
        steps.get(t).forward();
      }
    }
    return output();
  }

  private Rows rowsOf(int from, int to) {
    return x.rows(packing.offset(from), packing.offset(to));
  }

  /** A single step is too short to be worth it. */
  private static void abandonIfInterrupted(int t) {
    if (t > 0 && Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The run was interrupted before step " + t + ".");
    }
  }

  private void hide(int t) {
    if (dropout.isPresent()) {
      dropout.get().forward(t);
    }
  }

  @Override
  public Matrix output() {
    return slots.get("h");
  }

  /**
   * Copies each sequence's state at its own last step into {@code into}; sequences of length 0 keep
   * their initial state.
   */
  public void finalState(S into) {
    stateAt(packing.steps(), into);
  }

  /**
   * Copies the state after {@code t} steps of each sequence, or at its end if that comes first,
   * into {@code into}.
   */
  public void stateAt(int t, S into) {
    into.set(initialState);
    int end = Math.min(t, packing.steps());
    for (int s = 0; s < end; s++) {
      boolean changesLater = s + 1 < end && packing.rowsAt(s + 1) == packing.rowsAt(s);
      if (!changesLater) {
        into.first(packing.rowsAt(s)).set(steps.get(s).state());
      }
    }
  }

  @Override
  public void backward(Matrix dy, Gradients into) {
    backward(dy, into, (t, d) -> {});
  }

  /** As {@link #backward(Matrix, Gradients)}; tells {@code listener} of each step. */
  public void backward(Matrix dy, Gradients into, Listener<S> listener) {
    dState.set(finalGradient);
    throughTime(dy, into, listener);
  }

  /** BPTT: ds_t = dy_t + what step t + 1 hands back, from the last step to the first. */
  private void throughTime(Matrix dy, Gradients into, Listener<S> listener) {
    List<Matrix> dySteps = stepsOf(dy);
    for (int t = steps.size() - 1; t >= 0; t--) {
      abandonIfInterrupted(t);
      S d = dStates.get(t);
      d.h().add(dySteps.get(t));
      listener.at(t, d);
      steps.get(t).backward(d);
      if (dropout.isPresent()) {
        dropout.get().backward(t, d);
      }
    }
    cell.accumulate(x, slots, into);
    layer.learned().accumulate(dState, begins, into);
  }

  /** The rows of each step of dy, made anew only for another matrix than last time. */
  private List<Matrix> stepsOf(Matrix dy) {
    if (dy != dyOfSteps) {
      dySteps =
          IntStream.range(0, steps.size())
              .mapToObj(t -> dy.rows(packing.offset(t), packing.offset(t + 1)))
              .toList();
      dyOfSteps = dy;
    }
    return dySteps;
  }

  /** After backward: the derivative of the loss with respect to the initial state. */
  public S initialGradient() {
    return dState;
  }

  /** dy of the last backward; null before the first. */
  public Matrix outputGradient() {
    return dyOfSteps;
  }

  /**
   * After backward: adds what step {@code t} by itself gives to the weights' gradients; all steps
   * add up to them.
   */
  public void addContribution(int t, Gradients into) {
    cell.accumulate(rowsOf(t, t + 1), slots.at(t), into);
  }

  @Override
  public Matrix inputGradient() {
    if (dx == null) {
      dx = Matrix.zeros(cell.precision(), packing.rows(), layer.inputSize());
    }
    cell.inputGradient(slots, dx);
    return dx;
  }

  @Override
  public List<Unrolled<?>> unrolled() {
    return List.of(this);
  }

  @Override
  public String toString() {
    return "Unrolled " + layer.describe() + ", " + steps.size() + " steps";
  }
}
