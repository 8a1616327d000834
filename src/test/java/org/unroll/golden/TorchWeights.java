package org.unroll.golden;

import static org.unroll.matrix.Checks.require;

import java.util.function.Function;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Parameters;

/**
 * The weights of one PyTorch cell: weight_ih [G x D], weight_hh [G x H], bias_ih and bias_hh [G]. A
 * cell with one bias reads their sum, but for the part of a GRU's candidate, whose bias_hh is b_hn.
 */
record TorchWeights(String cell, int hiddenSize) {
  static CellMaker maker(String cell, String nonlinearity, int hiddenSize) {
    return switch (cell) {
      case "rnn" -> CellMaker.rnn(hiddenSize, Activation.named(nonlinearity), true);
      case "lstm" -> CellMaker.lstm(hiddenSize, 1);
      case "gru" -> CellMaker.gru(hiddenSize, Reset.AFTER);
      default -> throw new IllegalArgumentException("The cell " + cell + " is not known.");
    };
  }

  /** Layer k forward: {@code _l0}; its backward direction: {@code _l0_reverse}. */
  static String suffix(int layer, int direction) {
    return "_l" + layer + (direction == 1 ? "_reverse" : "");
  }

  private String inputWeight() {
    return cell.equals("rnn") ? "W_xh" : "W_x";
  }

  private String recurrentWeight() {
    return cell.equals("rnn") ? "W_hh" : "W_h";
  }

  private String bias() {
    return cell.equals("rnn") ? "b_h" : "b";
  }

  /** Where the biases stop being added: the GRU's candidate keeps both. */
  private boolean addsBiases(int index) {
    return !cell.equals("gru") || index < 2 * hiddenSize;
  }

  /** Sets our weights to theirs. */
  void load(GoldenFile theirs, String prefix, String suffix, Parameters ours) {
    set(ours.get(inputWeight()), theirs.matrix(prefix + "weight_ih" + suffix));
    set(ours.get(recurrentWeight()), theirs.matrix(prefix + "weight_hh" + suffix));
    double[] ih = theirs.vector(prefix + "bias_ih" + suffix);
    double[] hh = theirs.vector(prefix + "bias_hh" + suffix);
    for (int k = 0; k < ih.length; k++) {
      ours.get(bias()).set(0, k, ih[k] + (addsBiases(k) ? hh[k] : 0));
      if (!addsBiases(k)) {
        ours.get("b_hn").set(0, k - 2 * hiddenSize, hh[k]);
      }
    }
  }

  /**
   * Compares what {@code ours} holds under our names with theirs: gradients, of which both biases
   * have the same.
   */
  void compareGradients(
      Agreement agreement, GoldenFile theirs, String suffix, Function<String, Matrix> ours) {
    compareWeights(agreement, theirs, "", suffix, ours);
    agreement.vector(
        "bias_hh" + suffix, theirs.vector("bias_hh" + suffix), recurrentBias(ours, true));
  }

  /**
   * Compares the weights after training, in which the recurrent biases were added to no others and
   * stayed zero.
   */
  void compareTrained(
      Agreement agreement,
      GoldenFile theirs,
      String prefix,
      String suffix,
      Function<String, Matrix> ours) {
    compareWeights(agreement, theirs, prefix, suffix, ours);
    String name = prefix + "bias_hh" + suffix;
    agreement.vector(name, theirs.vector(name), recurrentBias(ours, false));
  }

  private void compareWeights(
      Agreement agreement,
      GoldenFile theirs,
      String prefix,
      String suffix,
      Function<String, Matrix> ours) {
    String ih = prefix + "weight_ih" + suffix;
    String hh = prefix + "weight_hh" + suffix;
    String b = prefix + "bias_ih" + suffix;
    agreement.rows(ih, theirs.matrix(ih), ours.apply(inputWeight()));
    agreement.rows(hh, theirs.matrix(hh), ours.apply(recurrentWeight()));
    agreement.vector(b, theirs.vector(b), ours.apply(bias()).toArray()[0]);
  }

  private double[] recurrentBias(Function<String, Matrix> ours, boolean sameAsInputBias) {
    double[] b = ours.apply(bias()).toArray()[0];
    for (int k = 0; k < b.length; k++) {
      if (!addsBiases(k)) {
        b[k] = ours.apply("b_hn").get(0, k - 2 * hiddenSize);
      } else if (!sameAsInputBias) {
        b[k] = 0;
      }
    }
    return b;
  }

  static void set(Matrix ours, double[][] theirs) {
    require(
        ours.rows() == theirs.length && ours.columns() == theirs[0].length,
        "Theirs is [%d x %d] but ours is %s.",
        theirs.length,
        theirs[0].length,
        ours.shape());
    ours.set(Matrix.of(ours.precision(), theirs));
  }

  static void set(Matrix ours, double[] theirs) {
    set(ours, new double[][] {theirs});
  }

  static Matrix float64(double[]... rows) {
    return Matrix.of(Precision.FLOAT64, rows);
  }
}
