package org.unroll.inspect;

import java.util.List;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.layer.Embedding;
import org.unroll.layer.Pass;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.UnrolledNetwork;

/**
 * How much the loss depends on each input: dL/dx_t, for symbols that are embedded the derivative by
 * their vectors.
 *
 * @param gradient dL/dx [N x D], packed like the inputs
 * @param inputs x, or the vectors of the symbols
 */
public record Saliency(Packing packing, Matrix gradient, Rows inputs) {

  /**
   * Of one example by itself, run forward and backward from the zero state: its only sequence is
   * sequence 0.
   *
   * @throws IllegalArgumentException if the example does not fit the network
   */
  public static Saliency of(Network network, Example example) {
    return Bptt.of(network, Batch.of(List.of(example))).saliency();
  }

  /** After a backward of {@code run}. */
  public static Saliency of(UnrolledNetwork run) {
    Pass first = run.passes().get(0);
    boolean embedded = first.layer() instanceof Embedding;
    Pass reader = embedded ? run.passes().get(1) : first;
    return new Saliency(
        run.packing(),
        reader.inputGradient().copy(),
        embedded ? first.output().copy() : run.inputs());
  }

  /** The norm of dL/dx_t at each step of one sequence. */
  public double[] norms(int sequence) {
    double[] norms = new double[packing.length(sequence)];
    for (int t = 0; t < norms.length; t++) {
      norms[t] = row(sequence, t).norm();
    }
    return norms;
  }

  /**
   * dL/dx_t times x_t at each step of one sequence: how the loss would change, to first order,
   * without that input.
   */
  public double[] timesInput(int sequence) {
    double[] products = new double[packing.length(sequence)];
    for (int t = 0; t < products.length; t++) {
      products[t] = product(row(sequence, t), packing.row(sequence, t));
    }
    return products;
  }

  private double product(Matrix dx, int row) {
    if (inputs instanceof OneHot symbols) {
      return dx.get(0, symbols.id(row));
    }
    double sum = 0;
    for (int c = 0; c < dx.columns(); c++) {
      sum += dx.get(0, c) * ((Matrix) inputs).get(row, c);
    }
    return sum;
  }

  private Matrix row(int sequence, int t) {
    int row = packing.row(sequence, t);
    return gradient.rows(row, row + 1);
  }
}
