package org.unroll.param;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Weight;

/** Adds initialised weights to {@code parameters}, each from a random stream of its own name. */
public record WeightMaker(Parameters parameters, Precision precision, Seed seed) {

  /** A weight [outputs x inputs]. */
  public Weight weight(String name, int outputs, int inputs, Initializer initializer) {
    Matrix w = Matrix.zeros(precision, outputs, inputs);
    if (seed != Seed.NONE) {
      initializer.fill(w, seed.of(name).stream());
    }
    return parameters.add(name, w);
  }

  /** A bias of zeros [1 x outputs]. */
  public Weight bias(String name, int outputs) {
    return parameters.add(name, Matrix.zeros(precision, 1, outputs));
  }
}
