package org.unroll.cell;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * One recurrent cell: the formula by which an input x_t and a state s_{t-1} become a state s_t, and
 * its derivative.
 *
 * <p>The formula is in four parts. Two do not depend on time and serve the rows of many steps with
 * one product: {@link #project} before these steps, {@link #accumulate} after the last. Two belong
 * to one step, and are the {@link Step} that {@link #node} makes: {@code forward} and {@code
 * backward}. A lesson that calls {@link #step} and a layer that runs a whole batch use the same
 * four parts.
 *
 * <p>Sizes: B sequences in a step, N rows of all steps, D numbers in, H numbers out.
 *
 * @param <S> the type of the state
 */
public interface Cell<S extends State<S>> {

  /** What it is called: rnn, lstm, gru, ... */
  String kind();

  /** D, the length of an input. */
  int inputSize();

  /** H, the length of the output h_t. */
  int hiddenSize();

  /** Its weights. */
  Parameters parameters();

  /** The state of zeros for {@code rows} sequences. */
  S zeroState(int rows);

  /** What a step keeps for its backward and for who looks inside. */
  List<Slot> slots();

  /** z = W_x x + b for the rows of many steps at once, into their slots: x [N x D]. */
  void project(Rows x, Slots all);

  /** The node of one step of the unfolded graph, which reads and writes the rows {@code slots}. */
  Step<S> node(S previous, Slots slots);

  /** Adds the gradients of the weights that all steps together give: dW_x, dW_h, db. */
  void accumulate(Rows x, Slots all, Gradients into);

  /** dx = the derivative of the loss with respect to the inputs of all rows: dx [N x D]. */
  void inputGradient(Slots all, Matrix dx);

  /** The precision of its weights. */
  default Precision precision() {
    return parameters().weights().get(0).value().precision();
  }

  /** Kind, size and options, as a layer line of {@code %%network} has them. */
  default String describe() {
    return kind() + " " + hiddenSize();
  }

  /**
   * One step, the textbook call: x_t [B x D] and s_{t-1} give the step that holds s_t. Numbers of
   * another precision are converted to the cell's.
   *
   * @throws IllegalArgumentException if the rows of x and of the state differ, x has not D columns,
   *     or the state not H
   */
  default Step<S> step(Rows x, S previous) {
    String name = getClass().getSimpleName();
    require(
        previous.h().rows() == x.rows(),
        "%s.step: the state has %d rows but x has %d. Was it carried over from a batch of another size?"
            + " Start with zeroState(%d).",
        name,
        previous.h().rows(),
        x.rows(),
        x.rows());
    require(
        x.columns() == inputSize(),
        "%s.step: x has %d columns but this cell reads %d.",
        name,
        x.columns(),
        inputSize());
    require(
        previous.h().columns() == hiddenSize(),
        "%s.step: the state has %d units but this cell has %d. Start with zeroState(%d).",
        name,
        previous.h().columns(),
        hiddenSize(),
        x.rows());
    Rows inputs = x instanceof Matrix m ? m.to(precision()) : x;
    S before = previous.map(m -> m.to(precision()));
    Slots slots = new Slots(precision(), slots(), Packing.even(x.rows(), 1), before, Keep.ALL);
    project(inputs, slots);
    Step<S> step = node(before, slots);
    step.forward();
    return step;
  }
}
