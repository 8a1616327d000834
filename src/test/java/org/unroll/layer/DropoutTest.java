package org.unroll.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;

class DropoutTest {
  private static final int SIZE = 7;
  private static final Packing PACKING = Packing.of(6, 4, 4, 1);

  private static Pass pass(double rate, Dropout.Mask mask) {
    return new Dropout("dropout", SIZE, rate, mask, Precision.FLOAT64).pass(PACKING);
  }

  private static Matrix ones() {
    return Matrix.zeros(Precision.FLOAT64, PACKING.rows(), SIZE).fill(1);
  }

  private static Noise noise(long seed) {
    return Noise.of(new Seed(seed));
  }

  @Test
  void predictingLeavesEveryNumber() {
    Matrix x = ones().scale(0.7);
    assertEquals(0, pass(0.5, Dropout.Mask.EACH_STEP).forward(x, Noise.NONE).maxDifference(x));
  }

  @Test
  void aNumberIsDroppedOrDividedByTheShareThatIsKept() {
    Matrix y = pass(0.2, Dropout.Mask.EACH_STEP).forward(ones(), noise(3));
    int dropped = 0;
    for (double[] row : y.toArray()) {
      for (double value : row) {
        assertTrue(value == 0 || value == 1 / 0.8, () -> "unexpected " + value);
        dropped += value == 0 ? 1 : 0;
      }
    }
    int numbers = PACKING.rows() * SIZE;
    assertEquals(0.2 * numbers, dropped, 3 * Math.sqrt(numbers * 0.2 * 0.8));
  }

  @Test
  void oneSeedGivesOneMaskAndAnotherSeedAnother() {
    Pass pass = pass(0.5, Dropout.Mask.EACH_STEP);
    Matrix first = pass.forward(ones(), noise(3)).copy();
    assertNotEquals(0, pass.forward(ones(), noise(4)).maxDifference(first));
    assertEquals(0, pass.forward(ones(), noise(3)).maxDifference(first));
  }

  @Test
  void twoLayersDrawDifferentMasksFromOneSeed() {
    Matrix first = pass(0.5, Dropout.Mask.EACH_STEP).forward(ones(), noise(3));
    Dropout other = new Dropout("dropout2", SIZE, 0.5, Dropout.Mask.EACH_STEP, Precision.FLOAT64);
    assertNotEquals(0, other.pass(PACKING).forward(ones(), noise(3)).maxDifference(first));
  }

  @Test
  void aMaskForTheWholeSequenceIsTheSameAtEveryStepAndDiffersBetweenSequences() {
    Matrix y = pass(0.5, Dropout.Mask.WHOLE_SEQUENCE).forward(ones(), noise(3));
    for (int b = 0; b < PACKING.sequences(); b++) {
      for (int t = 1; t < PACKING.length(b); t++) {
        assertEquals(0, row(y, b, t).maxDifference(row(y, b, 0)));
      }
    }
    assertNotEquals(0, row(y, 0, 0).maxDifference(row(y, 1, 0)));
  }

  @Test
  void aMaskForEachStepChangesFromStepToStep() {
    Matrix y = pass(0.5, Dropout.Mask.EACH_STEP).forward(ones(), noise(3));
    assertNotEquals(0, row(y, 0, 1).maxDifference(row(y, 0, 0)));
  }

  private static Matrix row(Matrix y, int b, int t) {
    int row = PACKING.row(b, t);
    return y.rows(row, row + 1);
  }

  @Test
  void theGradientPassesWhereTheNumberPassed() {
    Pass pass = pass(0.3, Dropout.Mask.EACH_STEP);
    Matrix y = pass.forward(ones(), noise(9)).copy();
    pass.backward(ones().scale(2), new Gradients(new Parameters()));
    assertEquals(0, pass.inputGradient().maxDifference(y.scale(2)), 1e-15);
  }

  @Test
  void aRateOutsideZeroToOneIsRefused() {
    for (double rate : new double[] {-0.1, 1, 1.5, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> pass(rate, Dropout.Mask.EACH_STEP));
    }
  }
}
