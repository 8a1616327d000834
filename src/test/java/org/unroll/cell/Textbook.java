package org.unroll.cell;

import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.function.Tanh;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.unroll.param.Parameters;

/**
 * The cells as textbooks write them, on Commons Math, one example at a time. Only the numbers of
 * the weights are ours.
 */
final class Textbook {
  private Textbook() {}

  /** What a step gives: h, and c where the cell has one. */
  record Step(RealVector h, RealVector c) {}

  /** A formula: x_t, h_{t-1}, c_{t-1} to h_t, c_t. */
  interface Formula {
    Step step(Parameters w, RealVector x, Step before);
  }

  static Step rnn(Parameters w, RealVector x, Step before) {
    return new Step(tanh(affine(w, "W_xh", x, "W_hh", before.h()).add(bias(w, "b_h"))), null);
  }

  static Step lstm(Parameters w, RealVector x, Step before) {
    RealVector i = sigmoid(gate(w, "i", x, before.h()));
    RealVector f = sigmoid(gate(w, "f", x, before.h()));
    RealVector g = tanh(gate(w, "g", x, before.h()));
    RealVector o = sigmoid(gate(w, "o", x, before.h()));
    RealVector c = f.ebeMultiply(before.c()).add(i.ebeMultiply(g));
    return new Step(o.ebeMultiply(tanh(c)), c);
  }

  static Step gruResetAfter(Parameters w, RealVector x, Step before) {
    RealVector h = before.h();
    RealVector r = sigmoid(gate(w, "r", x, h));
    RealVector z = sigmoid(gate(w, "z", x, h));
    RealVector u = matrix(w, "W_hn").operate(h).add(bias(w, "b_hn"));
    RealVector n = tanh(matrix(w, "W_xn").operate(x).add(bias(w, "b_n")).add(r.ebeMultiply(u)));
    return new Step(mix(z, n, h), null);
  }

  static Step gruResetBefore(Parameters w, RealVector x, Step before) {
    RealVector h = before.h();
    RealVector r = sigmoid(gate(w, "r", x, h));
    RealVector z = sigmoid(gate(w, "z", x, h));
    RealVector n = tanh(gate(w, "n", x, r.ebeMultiply(h)));
    return new Step(mix(z, n, h), null);
  }

  /** (1 - z) * n + z * h. */
  private static RealVector mix(RealVector z, RealVector n, RealVector h) {
    RealVector one = new ArrayRealVector(z.getDimension(), 1.0);
    return one.subtract(z).ebeMultiply(n).add(z.ebeMultiply(h));
  }

  private static RealVector gate(Parameters w, String gate, RealVector x, RealVector h) {
    return affine(w, "W_x" + gate, x, "W_h" + gate, h).add(bias(w, "b_" + gate));
  }

  private static RealVector affine(
      Parameters w, String forX, RealVector x, String forH, RealVector h) {
    return matrix(w, forX).operate(x).add(matrix(w, forH).operate(h));
  }

  private static RealMatrix matrix(Parameters w, String name) {
    return w.get(name).toRealMatrix();
  }

  private static RealVector bias(Parameters w, String name) {
    return matrix(w, name).getRowVector(0);
  }

  private static RealVector sigmoid(RealVector a) {
    return a.map(new Sigmoid());
  }

  private static RealVector tanh(RealVector a) {
    return a.map(new Tanh());
  }
}
