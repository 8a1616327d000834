package org.unroll.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** To Commons Math and back. */
class CommonsMathTest {
  private static final double[][] NUMBERS = {{1, -2.5, 3}, {0.25, 5, -6}};

  @Test
  void aMatrixComesBackAsItWent() {
    Matrix m = Matrix.of(NUMBERS);
    assertEquals(0, m.maxDifference(Matrix.of(Precision.FLOAT64, m.toRealMatrix())));
  }

  @Test
  void aRowIsAVectorOfItsOwn() {
    Matrix m = Matrix.of(NUMBERS);
    var vector = m.rows(1, 2).toRealVector();
    vector.setEntry(0, 7);
    assertArrayEquals(new double[] {7, 5, -6}, vector.toArray());
    assertEquals(0.25, m.get(1, 0));
  }

  @Test
  void twoRowsAreNoVector() {
    assertEquals(
        "A [2 x 3] matrix is no vector. Pick one row: rows(r, r + 1).",
        assertThrows(IllegalArgumentException.class, () -> Matrix.of(NUMBERS).toRealVector())
            .getMessage());
  }
}
