package org.unroll.train;

import java.util.ArrayList;
import java.util.List;
import org.unroll.data.Example;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.param.Parameters;

/**
 * A vanilla recurrent network with a softmax head written out in loops, trained by truncated
 * BPTT(k1, k2) with gradients from central differences: slow, and independent of the library's
 * backward.
 */
final class WrittenOutRnn {
  private static final double STEP = 1e-6;

  private final int hidden;
  private final Network network;
  private final Parameters w;

  WrittenOutRnn(int inputs, int hidden, int classes, long seed) {
    this.hidden = hidden;
    network =
        Network.builder()
            .precision(Precision.FLOAT64)
            .input(inputs)
            .rnn(hidden)
            .softmax(classes)
            .seed(seed)
            .build();
    w = network.parameters();
  }

  Network network() {
    return network;
  }

  void train(Example example, int k1, int k2, double rate) {
    int steps = example.length();
    double[][] kept = new double[steps + 1][hidden];
    for (int from = 0; from < steps; from += k1) {
      int to = Math.min(from + k1, steps);
      int start = Math.max(0, from - (k2 - k1));
      List<double[][]> gradients = gradients(example, kept[start], start, from, to);
      run(example, kept[start], start, from, to, kept);
      int k = 0;
      for (Matrix m : matrices()) {
        m.addScaled(-rate, Matrix.of(gradients.get(k++)));
      }
    }
  }

  private List<Matrix> matrices() {
    return w.weightNames().stream().map(w::get).toList();
  }

  private List<double[][]> gradients(Example example, double[] h, int start, int from, int to) {
    List<double[][]> all = new ArrayList<>();
    double[][] unused = new double[example.length() + 1][hidden];
    for (Matrix m : matrices()) {
      double[][] g = new double[m.rows()][m.columns()];
      for (int r = 0; r < m.rows(); r++) {
        for (int c = 0; c < m.columns(); c++) {
          double here = m.get(r, c);
          m.set(r, c, here + STEP);
          double up = run(example, h, start, from, to, unused);
          m.set(r, c, here - STEP);
          double down = run(example, h, start, from, to, unused);
          m.set(r, c, here);
          g[r][c] = (up - down) / (2 * STEP);
        }
      }
      all.add(g);
    }
    return all;
  }

  /**
   * Runs the steps from {@code start} to {@code to}; the mean loss of those from {@code from} on;
   * keeps h before each step.
   */
  private double run(
      Example example, double[] first, int start, int from, int to, double[][] kept) {
    double[] h = first.clone();
    double loss = 0;
    for (int t = start; t < to; t++) {
      kept[t] = h;
      double[] next = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        next[i] = Math.tanh(sum("b_h", "W_xh", row(example.x(), t), i) + sum(null, "W_hh", h, i));
      }
      h = next;
      if (t >= from) {
        loss += loss(h, ((Targets.Classes) example.targets()).id(t));
      }
    }
    kept[to] = h;
    return loss / (to - from);
  }

  private static double[] row(Object x, int t) {
    return ((Matrix) x).toArray()[t];
  }

  private double sum(String bias, String weight, double[] x, int i) {
    double sum = bias == null ? 0 : w.get(bias).get(0, i);
    for (int k = 0; k < x.length; k++) {
      sum += w.get(weight).get(i, k) * x[k];
    }
    return sum;
  }

  private double loss(double[] h, int target) {
    double all = 0;
    for (int k = 0; k < w.get("b_y").columns(); k++) {
      all += Math.exp(sum("b_y", "W_hy", h, k));
    }
    return Math.log(all) - sum("b_y", "W_hy", h, target);
  }
}
