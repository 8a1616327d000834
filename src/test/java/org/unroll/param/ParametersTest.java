package org.unroll.param;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

class ParametersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPartOfAStackedBiasIsItsOwnNumbersOnly(int size) {
    Parameters parameters = new Parameters();
    Matrix b = Matrix.zeros(Precision.FLOAT64, 1, 3 * size);
    parameters.add("b", b);
    parameters.nameParts("b", "b_r", "b_z", "b_n");
    parameters.get("b_r").fill(1);
    parameters.get("b_n").fill(3);
    double[] expected = new double[3 * size];
    Arrays.fill(expected, 0, size, 1);
    Arrays.fill(expected, 2 * size, 3 * size, 3);
    assertArrayEquals(expected, b.toArray()[0]);
  }
}
