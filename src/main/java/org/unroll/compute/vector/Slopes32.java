package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;

/** The derivatives of the activations, from their values. */
final class Slopes32 {

  private Slopes32() {}

  /** s * (1 - s), where s = sigmoid(x). */
  static FloatVector sigmoid(FloatVector s) {
    return s.mul(oneMinus(s));
  }

  /** 1 - t^2, where t = tanh(x). */
  static FloatVector tanh(FloatVector t) {
    return oneMinus(t.mul(t));
  }

  /** 1 - x. */
  static FloatVector oneMinus(FloatVector x) {
    return FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1f).sub(x);
  }
}
