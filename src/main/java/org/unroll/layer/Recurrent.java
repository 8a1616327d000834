package org.unroll.layer;

import java.util.List;
import org.unroll.cell.Cell;
import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.matrix.Packing;
import org.unroll.param.Parameters;

/**
 * A cell applied step after step: y_t = h_t, s_t = cell(x_t, s_{t-1}). The same weights serve every
 * step and any length.
 *
 * @param <S> the type of the cell's state
 */
public final class Recurrent<S extends State<S>> implements Layer {
  private final String name;
  private final Cell<S> cell;
  private final Parameters parameters = new Parameters();
  private final Recurrence recurrence;
  private final LearnedState<S> learned;

  /** A layer of that name around {@code cell}, whose sequences begin with zeros. */
  public Recurrent(String name, Cell<S> cell) {
    this(name, cell, Recurrence.PLAIN);
  }

  /** A layer of that name around {@code cell}. */
  public Recurrent(String name, Cell<S> cell, Recurrence recurrence) {
    this.name = name;
    this.cell = cell;
    this.recurrence = recurrence;
    parameters.include("", cell.parameters());
    learned =
        recurrence.initial() == InitialState.LEARNED
            ? LearnedState.addTo(parameters, cell)
            : LearnedState.none();
  }

  /** How the state begins and passes from step to step. */
  public Recurrence recurrence() {
    return recurrence;
  }

  LearnedState<S> learned() {
    return learned;
  }

  @Override
  public String name() {
    return name;
  }

  /** The cell. */
  public Cell<S> cell() {
    return cell;
  }

  @Override
  public int inputSize() {
    return cell.inputSize();
  }

  @Override
  public int outputSize() {
    return cell.hiddenSize();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<State<?>> zeroStates(int sequences) {
    return List.of(cell.zeroState(sequences));
  }

  @Override
  public Unrolled<S> pass(Packing packing) {
    return pass(packing, Keep.ALL);
  }

  @Override
  public Unrolled<S> pass(Packing packing, Keep keep) {
    return new Unrolled<>(this, packing, keep);
  }

  @Override
  public String describe() {
    return cell.describe() + recurrence.describe();
  }
}
