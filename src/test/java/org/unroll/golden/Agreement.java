package org.unroll.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.unroll.matrix.Matrix;

/** Two numbers agree when |ours - theirs| is at most absolute + relative * |theirs|. */
record Agreement(String where, double absolute, double relative) {
  static Agreement float64(String where) {
    return new Agreement(where, 1e-9, 1e-7);
  }

  static Agreement float32(String where) {
    return new Agreement(where + " in float32", 1e-5, 1e-3);
  }

  void number(String what, double theirs, double ours) {
    double bound = absolute + relative * Math.abs(theirs);
    assertTrue(
        Math.abs(ours - theirs) <= bound,
        () -> where + ": " + what + " is " + ours + " but should be " + theirs);
  }

  void vector(String what, double[] theirs, double[] ours) {
    assertEquals(theirs.length, ours.length, () -> where + ": length of " + what);
    for (int k = 0; k < theirs.length; k++) {
      number(what + "[" + k + "]", theirs[k], ours[k]);
    }
  }

  void rows(String what, double[][] theirs, Matrix ours) {
    assertEquals(theirs.length, ours.rows(), () -> where + ": rows of " + what);
    for (int r = 0; r < theirs.length; r++) {
      vector(what + "[" + r + "]", theirs[r], ours.toArray()[r]);
    }
  }
}
