package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.Locale;
import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.matrix.Packing;
import org.unroll.param.Parameters;

/**
 * Two cells over the same sequences, one from the first step to the last, the other from each
 * sequence's own last step to its first, so that y_t depends on the whole sequence.
 *
 * <p>x [N x D]; y [N x 2H] or, if the directions are added, [N x H]. The weights are called {@code
 * forward.W_x}, {@code backward.W_x} and so on. Source: Schuster and Paliwal, Bidirectional
 * recurrent neural networks, 1997.
 */
public final class Bidirectional implements Layer {
  private final String name;
  private final Recurrent<?> forward;
  private final Recurrent<?> backward;
  private final Merge merge;
  private final Parameters parameters = new Parameters();

  /**
   * A layer of two cells of one kind with weights of their own.
   *
   * @throws IllegalArgumentException if their sizes differ
   */
  public Bidirectional(String name, Recurrent<?> forward, Recurrent<?> backward, Merge merge) {
    require(
        forward.inputSize() == backward.inputSize()
            && forward.outputSize() == backward.outputSize(),
        "%s: the directions differ: %s and %s.",
        name,
        forward.describe(),
        backward.describe());
    this.name = name;
    this.forward = forward;
    this.backward = backward;
    this.merge = merge;
    parameters.include("forward.", forward.parameters());
    parameters.include("backward.", backward.parameters());
  }

  @Override
  public String name() {
    return name;
  }

  /** The direction from the first step to the last. */
  public Recurrent<?> forward() {
    return forward;
  }

  /** The direction from the last step to the first. */
  public Recurrent<?> backward() {
    return backward;
  }

  /** How the directions become one. */
  public Merge merge() {
    return merge;
  }

  @Override
  public int inputSize() {
    return forward.inputSize();
  }

  @Override
  public int outputSize() {
    return merge == Merge.CONCAT ? 2 * forward.outputSize() : forward.outputSize();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<State<?>> zeroStates(int sequences) {
    return List.of(forward.cell().zeroState(sequences), backward.cell().zeroState(sequences));
  }

  @Override
  public boolean readsForward() {
    return false;
  }

  @Override
  public int backwardSize() {
    return merge == Merge.CONCAT ? backward.outputSize() : 0;
  }

  @Override
  public Pass pass(Packing packing) {
    return pass(packing, Keep.ALL);
  }

  @Override
  public Pass pass(Packing packing, Keep keep) {
    return new BidirectionalPass(this, packing, keep);
  }

  @Override
  public String describe() {
    String options = merge == Merge.CONCAT ? "" : " merge=" + merge.name().toLowerCase(Locale.ROOT);
    return "bidirectional " + forward.describe() + options;
  }
}
