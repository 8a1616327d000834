package org.unroll.layer;

import java.util.List;
import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.matrix.Packing;
import org.unroll.param.Parameters;

/**
 * A part of a network that maps the rows of a packed batch: recurrent layers from step to step, the
 * others each row by itself.
 */
public interface Layer {

  /** What it is called within its network; its parameters' names begin with it. */
  String name();

  /** The length of an input row. */
  int inputSize();

  /** The length of an output row. */
  int outputSize();

  /** Its weights, which may be none. */
  Parameters parameters();

  /** How its output is packed when its input is packed like {@code input}. */
  default Packing outputPacking(Packing input) {
    return input;
  }

  /** The memory of a run over batches that are packed like {@code packing}. */
  Pass pass(Packing packing);

  /** As {@link #pass(Packing)}, where recurrent layers keep no more than they are told to. */
  default Pass pass(Packing packing, Keep keep) {
    return pass(packing);
  }

  /**
   * The zero states of its cells for {@code sequences} sequences: none, one, or one for each
   * direction.
   */
  default List<State<?>> zeroStates(int sequences) {
    return List.of();
  }

  /** Whether step t depends on the steps up to t alone. */
  default boolean readsForward() {
    return true;
  }

  /** How many of the last numbers of an output row come from a direction that reads backward. */
  default int backwardSize() {
    return 0;
  }

  /** One line: kind, size and options, as a layer line of {@code %%network} has them. */
  String describe();
}
