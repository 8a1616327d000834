package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.unroll.cell.State;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/**
 * How the gradient flows back through the steps of one recurrent layer: dL/ds_t for every state
 * s_t, all that comes from step t and later. Steps count from 0.
 *
 * @param states dL/ds_t by step, a row for each sequence that has a step t
 */
public record GradientFlow(List<State<?>> states) {

  /** Copies the list. */
  public GradientFlow {
    states = List.copyOf(states);
  }

  /**
   * The flow in the last backward of {@code run}.
   *
   * @throws IllegalArgumentException if there was none
   */
  public static <S extends State<S>> GradientFlow of(Unrolled<S> run) {
    require(
        run.outputGradient() != null,
        "%s: no gradient flowed yet. Run backward first.",
        run.layer().name());
    return of(run, run.outputGradient(), new Gradients(run.layer().parameters()));
  }

  /**
   * The flow through the first recurrent layer of a run over one sequence when the loss is the sum
   * of the numbers in its last output, so that whatever arrives at step t has come back from there.
   *
   * @throws IllegalArgumentException if there are several sequences, or no recurrent layer
   */
  public static GradientFlow fromLastOutput(UnrolledNetwork run) {
    require(
        run.packing().sequences() == 1 && !run.unrolled().isEmpty(),
        "GradientFlow: %d sequences and %d recurrent layers. Give one sequence to a network with at"
            + " least one recurrent layer.",
        run.packing().sequences(),
        run.unrolled().size());
    Matrix y = run.outputs();
    Matrix dy = Matrix.zeros(y.precision(), y.rows(), y.columns());
    dy.rows(y.rows() - 1, y.rows()).fill(1);
    run.backward(dy, run.network().gradients());
    return of(run.unrolled().get(0));
  }

  /**
   * The flow when dL/dy is {@code dy}; the gradients of the cell's weights are added to {@code
   * into}.
   */
  static <S extends State<S>> GradientFlow of(Unrolled<S> run, Matrix dy, Gradients into) {
    List<State<?>> backwards = new ArrayList<>();
    run.backward(dy, into, (t, d) -> backwards.add(d.copy()));
    Collections.reverse(backwards);
    return new GradientFlow(backwards);
  }

  /** T. */
  public int steps() {
    return states.size();
  }

  /** dL/dh_t, a row for each sequence that has a step t. */
  public Matrix dh(int t) {
    return states.get(t).h();
  }

  /** The norm of dL/dh_t over all sequences. */
  public double norm(int t) {
    return dh(t).norm();
  }

  /** The norms of dL/dh_t, step by step. */
  public double[] norms() {
    return states.stream().mapToDouble(d -> d.h().norm()).toArray();
  }

  @Override
  public String toString() {
    return DoubleStream.of(norms())
        .mapToObj(norm -> String.format(Locale.ROOT, "%.3g", norm))
        .collect(Collectors.joining(" ", "norm of dL/dh by step: ", ""));
  }
}
