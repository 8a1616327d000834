package org.unroll.param;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

class InitializerTest {
  private static Matrix filled(Initializer initializer, int rows, int columns) {
    Matrix w = Matrix.zeros(Precision.FLOAT64, rows, columns);
    initializer.fill(w, new SplittableRandom(8));
    return w;
  }

  private static double[] numbers(Matrix w) {
    return Stream.of(w.toArray()).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double deviation(Matrix w) {
    return new StandardDeviation().evaluate(numbers(w));
  }

  private static double largest(Matrix w) {
    return Arrays.stream(numbers(w)).map(Math::abs).max().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"6,6", "9,4", "4,9", "1,5"})
  void orthogonalHasOrthonormalRowsOrColumnsWhicheverAreFewer(int rows, int columns) {
    RealMatrix w = filled(Initializer.orthogonal(), rows, columns).toRealMatrix();
    RealMatrix product = rows <= columns ? w.multiply(w.transpose()) : w.transpose().multiply(w);
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(Math.min(rows, columns));
    assertEquals(0, product.subtract(identity).getNorm(), 1e-12);
  }

  @Test
  void orthogonalOfEachPartIsOrthogonalPartByPart() {
    Matrix w = filled(Initializer.orthogonal().each(3), 15, 5);
    for (int k = 0; k < 3; k++) {
      RealMatrix part = w.rows(5 * k, 5 * k + 5).toRealMatrix();
      RealMatrix product = part.multiply(part.transpose());
      assertEquals(0, product.subtract(MatrixUtils.createRealIdentityMatrix(5)).getNorm(), 1e-12);
    }
    assertNotEquals(0, w.rows(0, 5).maxDifference(w.rows(5, 10)));
  }

  @Test
  void glorotFillsItsIntervalEvenly() {
    Matrix w = filled(Initializer.glorot(), 60, 90);
    double limit = Math.sqrt(6.0 / 150);
    assertTrue(largest(w) <= limit && largest(w) > 0.99 * limit);
    assertEquals(limit / Math.sqrt(3), deviation(w), 0.03 * limit);
  }

  @Test
  void glorotOfEachPartCountsTheRowsOfOnePart() {
    Matrix w = filled(Initializer.glorot().each(4), 80, 30);
    double limit = Math.sqrt(6.0 / (20 + 30));
    assertTrue(largest(w) <= limit && largest(w) > 0.99 * limit);
  }

  @Test
  void heDependsOnTheInputsAlone() {
    assertEquals(
        Math.sqrt(2.0 / 40), deviation(filled(Initializer.he(), 200, 40)), 0.03 * Math.sqrt(0.05));
  }

  @Test
  void normalHasItsDeviation() {
    assertEquals(0.3, deviation(filled(Initializer.normal(0.3), 90, 90)), 0.01);
  }

  @Test
  void uniformStaysWithinItsLimit() {
    Matrix w = filled(Initializer.uniform(1 / Math.sqrt(64)), 64, 50);
    assertTrue(largest(w) <= 0.125 && largest(w) > 0.124);
  }

  @Test
  void identityHasOnesOnItsDiagonalAlone() {
    Matrix w = filled(Initializer.identity(), 3, 5);
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 5; c++) {
        assertEquals(r == c ? 1 : 0, w.get(r, c));
      }
    }
  }

  @Test
  void zerosAreZeros() {
    assertEquals(0, filled(Initializer.zeros(), 3, 5).norm());
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertEquals(
        0, filled(Initializer.glorot(), 7, 4).maxDifference(filled(Initializer.glorot(), 7, 4)));
  }
}
