package org.unroll.cell;

import java.util.List;
import org.unroll.matrix.Matrix;

/**
 * One step of a cell: a node of the unfolded graph.
 *
 * @param <S> the type of the state
 */
public interface Step<S extends State<S>> {

  /** Computes s_t from z_t, which {@link Cell#project} left in the slots, and s_{t-1}. */
  void forward();

  /**
   * One step back in time: turns {@code dState}, the derivative of the loss with respect to s_t,
   * into that with respect to s_{t-1}, and keeps the derivative of the pre-activations for {@link
   * Cell#accumulate}.
   */
  void backward(S dState);

  /** s_t. */
  S state();

  /** What the step kept under that name, such as "i", "f", "c", "h" [B x H]. */
  Matrix value(String name);

  /** The names that {@link #value} knows, in order. */
  List<String> names();

  /** h_t [B x H]. */
  default Matrix output() {
    return state().h();
  }
}
