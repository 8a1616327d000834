package org.unroll.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixRowsTest {
  private static Matrix random(Precision precision) {
    SplittableRandom random = new SplittableRandom(3);
    return Matrix.zeros(precision, 5, 7).map(x -> random.nextDouble(-2, 2));
  }

  @ParameterizedTest
  @EnumSource
  void aRowOfAViewIsReadAsItsNumbersOneByOne(Precision precision) {
    Matrix view = random(precision).rows(1, 4).columns(2, 6);
    double[] row = view.getRow(2, new double[4]);
    for (int c = 0; c < 4; c++) {
      assertEquals(view.get(2, c), row[c]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowOfAViewIsSetAndNoOtherNumber(Precision precision) {
    Matrix whole = random(precision);
    Matrix expected = whole.copy();
    for (int c = 0; c < 4; c++) {
      expected.set(3, 2 + c, c + 0.5);
    }
    whole.rows(1, 4).columns(2, 6).setRow(2, 0.5, 1.5, 2.5, 3.5);
    assertEquals(0, whole.maxDifference(expected));
  }

  @ParameterizedTest
  @EnumSource
  void settingARowRenewsTheLayoutsOfAWeight(Precision precision) {
    Matrix numbers = random(precision);
    Matrix x = random(precision);
    Weight weight = new Weight(numbers);
    weight.addProduct(x, Matrix.zeros(precision, 5, 5));
    numbers.setRow(4, 1, 2, 3, 4, 5, 6, 7);
    Matrix y = Matrix.zeros(precision, 5, 5);
    weight.addProduct(x, y);
    assertEquals(0, y.maxDifference(x.times(numbers.transposed())));
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatDoesNotFitIsRefusedAndChangesNothing(Precision precision) {
    Matrix m = random(precision);
    Matrix before = m.copy();
    assertThrows(IndexOutOfBoundsException.class, () -> m.setRow(0, 1, 2, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> m.setRow(5, new double[7]));
    assertThrows(IndexOutOfBoundsException.class, () -> m.getRow(-1, new double[7]));
    assertThrows(IndexOutOfBoundsException.class, () -> m.columns(0, 6).setRow(0, new double[7]));
    assertEquals(0, m.maxDifference(before));
  }

  @ParameterizedTest
  @EnumSource
  void thereAndBackThroughFloat64KeepsEveryNumber(Precision precision) {
    Matrix m = random(precision);
    assertEquals(0, m.to(Precision.FLOAT64).to(precision).maxDifference(m));
    assertArrayEquals(m.toArray(), m.to(Precision.FLOAT64).toArray());
  }
}
