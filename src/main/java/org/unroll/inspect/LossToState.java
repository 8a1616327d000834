package org.unroll.inspect;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/**
 * How much the loss at step s depends on the hidden state of a layer at step t, for all pairs:
 * d(loss at s)/d(h_t), which is zero where s lies before t. A network that answers only once has
 * one s, 0. Steps count from 0, in a direction that reads backward from the end.
 *
 * @param flows by s: the flow of the loss at s
 */
public record LossToState(List<GradientFlow> flows) {

  /** Copies the list. */
  public LossToState {
    flows = List.copyOf(flows);
  }

  /**
   * All pairs for {@code layer}, one of the recurrent runs of {@code run}, after its loss was
   * computed. The last backward of {@code run} is the one of that loss afterwards.
   */
  public static LossToState of(UnrolledNetwork run, Unrolled<?> layer) {
    Gradients unused = run.network().gradients();
    GradientFlow[] flows = new GradientFlow[run.outputPacking().steps()];
    for (int s = 0; s < flows.length; s++) {
      run.backward(onlyStep(s, run), unused);
      flows[s] = GradientFlow.of(layer);
    }
    run.backward(unused);
    return new LossToState(Arrays.asList(flows));
  }

  /** dL/dy with the rows of all other steps set to zero. */
  private static Matrix onlyStep(int s, UnrolledNetwork run) {
    Packing packing = run.outputPacking();
    Matrix dy = run.outputGradient();
    Matrix only = Matrix.zeros(dy.precision(), dy.rows(), dy.columns());
    int from = packing.offset(s);
    int to = packing.offset(s + 1);
    only.rows(from, to).set(dy.rows(from, to));
    return only;
  }

  /** d(loss at s)/d(h_t), a row for each sequence that has a step t. */
  public Matrix at(int s, int t) {
    return flows.get(s).dh(t);
  }

  /** The norms of all pairs: a row for each s, a column for each t. */
  public RealMatrix norms() {
    return MatrixUtils.createRealMatrix(toArray());
  }

  /** {@link #norms}, row by row. */
  public double[][] toArray() {
    return flows.stream().map(GradientFlow::norms).toArray(double[][]::new);
  }
}
