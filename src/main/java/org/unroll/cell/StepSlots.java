package org.unroll.cell;

import java.util.List;
import org.unroll.matrix.Matrix;

/**
 * A step whose values are its slots.
 *
 * @param <S> the type of the state
 */
public abstract class StepSlots<S extends State<S>> implements Step<S> {
  private final Slots slots;
  private final S state;

  /** A step over these slots, whose state is made of some of them. */
  protected StepSlots(Slots slots, S state) {
    this.slots = slots;
    this.state = state;
  }

  @Override
  public final S state() {
    return state;
  }

  @Override
  public final Matrix value(String name) {
    return slots.get(name);
  }

  @Override
  public final List<String> names() {
    return slots.names();
  }
}
