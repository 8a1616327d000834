package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.stream.IntStream;
import org.unroll.layer.Unrolled;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * What each step by itself gives to the gradients of a recurrent layer's weights: dL/dW is the sum
 * over t of dL/dh_t times the direct derivative of h_t by W. Steps count from 0.
 *
 * @param steps the gradients that step t gives
 */
public record Contributions(List<Gradients> steps) {

  /** Copies the list. */
  public Contributions {
    steps = List.copyOf(steps);
  }

  /**
   * The contributions in the last backward of {@code run}.
   *
   * @throws IllegalArgumentException if there was none
   */
  public static Contributions of(Unrolled<?> run) {
    require(
        run.outputGradient() != null,
        "%s: there are no contributions yet. Run backward first.",
        run.layer().name());
    Parameters parameters = run.layer().cell().parameters();
    return new Contributions(
        IntStream.range(0, run.steps().size())
            .mapToObj(
                t -> {
                  Gradients own = new Gradients(parameters);
                  run.addContribution(t, own);
                  return own;
                })
            .toList());
  }

  /** What step {@code t} gives. */
  public Gradients at(int t) {
    return steps.get(t);
  }

  /** The norm of each step's contribution to that weight, or to a named part of one. */
  public double[] norms(String weight) {
    return steps.stream().mapToDouble(g -> g.get(weight).norm()).toArray();
  }

  /** What the steps from {@code from} (inclusive) to {@code to} (exclusive) give together. */
  public Gradients sum(int from, int to) {
    Gradients sum = steps.get(0).copy().clear();
    steps.subList(from, to).forEach(sum::add);
    return sum;
  }

  /** dL/dW: what all steps give together. */
  public Gradients sum() {
    return sum(0, steps.size());
  }
}
