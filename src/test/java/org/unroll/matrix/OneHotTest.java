package org.unroll.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OneHotTest {
  private static final int[] IDS = {4, 0, 4, 2, 1, 4, 0};
  private static final int SIZE = 5;
  private static final int OUTPUTS = 19;

  private final SplittableRandom random = new SplittableRandom(8);

  private Matrix random(Precision precision, int rows, int columns) {
    return Matrix.zeros(precision, rows, columns).map(x -> random.nextDouble(-2, 2));
  }

  private static OneHot symbols() {
    return OneHot.of(IDS, SIZE).rows(1, 7);
  }

  private static Matrix writtenOut(Precision precision) {
    Matrix x = Matrix.zeros(precision, 6, SIZE);
    for (int r = 0; r < 6; r++) {
      x.set(r, symbols().id(r), 1);
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void anAffineMapOfSymbolsIsThatOfTheirUnitVectors(Precision precision) {
    Weight W = new Weight(random(precision, OUTPUTS, SIZE));
    Matrix b = random(precision, 1, OUTPUTS);
    Matrix y = random(precision, 6, OUTPUTS);
    Matrix expected = random(precision, 6, OUTPUTS);
    W.setAffine(symbols(), b, y);
    W.setAffine(writtenOut(precision), b, expected);
    assertEquals(0, y.maxDifference(expected));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfAnAffineMapAreAddedAsForUnitVectors(Precision precision) {
    Matrix dy = random(precision, 6, OUTPUTS);
    Matrix dW = random(precision, OUTPUTS, SIZE);
    Matrix db = random(precision, 1, OUTPUTS);
    Matrix dWAlone = dW.copy();
    Matrix dWExpected = dW.copy();
    Matrix dbExpected = db.copy();
    symbols().addAffineGradients(dy, dW, db);
    symbols().addOuter(dy, dWAlone);
    writtenOut(precision).addAffineGradients(dy, dWExpected, dbExpected);
    double rounding = precision == Precision.FLOAT32 ? 2e-6 : 1e-14;
    assertEquals(0, dW.maxDifference(dWExpected), rounding);
    assertEquals(0, db.maxDifference(dbExpected), rounding);
    assertEquals(0, dW.maxDifference(dWAlone));
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotFitIsRefusedAndChangesNothing(Precision precision) {
    Weight W = new Weight(random(precision, OUTPUTS, SIZE + 1));
    Matrix y = random(precision, 6, OUTPUTS);
    Matrix before = y.copy();
    assertThrows(
        IllegalArgumentException.class,
        () -> W.setAffine(symbols(), random(precision, 1, OUTPUTS), y));
    Weight fitting = new Weight(random(precision, OUTPUTS, SIZE));
    assertThrows(
        IllegalArgumentException.class,
        () -> fitting.setAffine(symbols(), random(precision, 1, OUTPUTS + 1), y));
    assertEquals(0, y.maxDifference(before));
  }
}
