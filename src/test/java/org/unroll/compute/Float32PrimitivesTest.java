package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Float32PrimitivesTest extends PrimitivesLaws<float[]> {
  private static final int EVERY = 29;
  private static final int MANY = 50;
  private static final double TANH_ERROR = Processor.FUSES ? 2.9e-7 : 4e-7;
  private static final double SIGMOID_ERROR = Processor.FUSES ? 1.8e-7 : 2.3e-7;

  Float32PrimitivesTest() {
    super(Numbers.FLOAT32, Backend::float32, 3e-7);
  }

  @Test
  void tanhIsAccurateToThreeTenMillionths() {
    checkActivation((p, x) -> p.tanh(x, x), Math::tanh, value -> TANH_ERROR);
  }

  @Test
  void sigmoidIsAccurateToTwoTenMillionths() {
    checkActivation((p, x) -> p.sigmoid(x, x), PrimitivesLaws::sigmoid, value -> SIGMOID_ERROR);
  }

  @Test
  void theErrorsOfTanhAndSigmoidStayBelowWhatTheirDocumentationSays() {
    int low = Float.floatToRawIntBits(0.125f);
    int n = (Float.floatToRawIntBits(18f) - low) / EVERY;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = Float.intBitsToFloat(low + i * EVERY);
    }
    for (Primitives<float[]> p : forms()) {
      Block<float[]> tanh = new Block<>(x.clone(), 0, 1, n, n);
      Block<float[]> sigmoid = new Block<>(x.clone(), 0, 1, n, n);
      p.tanh(tanh, tanh);
      p.sigmoid(sigmoid, sigmoid);
      for (int i = 0; i < n; i++) {
        assertEquals(Math.tanh(x[i]), tanh.array()[i], TANH_ERROR);
        assertEquals(sigmoid(x[i]), sigmoid.array()[i], SIGMOID_ERROR);
      }
    }
  }

  @Test
  void tanhIsOddAndNeverLeavesItsRange() {
    for (Primitives<float[]> p : forms()) {
      for (int from = 0; from < 0x41200000; from += 1 << 22) {
        int n = 40_000;
        float[] x = new float[2 * n];
        for (int i = 0; i < n; i++) {
          x[i] = Float.intBitsToFloat(from + i * 104);
          x[n + i] = -x[i];
        }
        Block<float[]> block = new Block<>(x, 0, 1, 2 * n, 2 * n);
        p.tanh(block, block);
        for (int i = 0; i < n; i++) {
          assertEquals(-x[i], x[n + i]);
          assertTrue(x[i] >= 0 && x[i] <= 1);
        }
      }
    }
  }

  @Test
  void specialValuesKeepTheirMeaning() {
    float[] special = {
      0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MIN_VALUE
    };
    float[] tanh = {0f, -0f, 1f, -1f, Float.NaN, Float.MIN_VALUE};
    float[] sigmoid = {0.5f, 0.5f, 1f, 0f, Float.NaN, 0.5f};
    for (Primitives<float[]> p : forms()) {
      for (int count : new int[] {1, MANY}) {
        float[] x = repeated(special, count);
        Block<float[]> y = new Block<>(x.clone(), 0, 1, x.length, x.length);
        p.tanh(y, y);
        assertArrayEquals(repeated(tanh, count), y.array());
        p.sigmoid(new Block<>(x, 0, 1, x.length, x.length), y);
        assertArrayEquals(repeated(sigmoid, count), y.array());
      }
    }
  }

  /** Many are enough for vectors of any length. */
  private static float[] repeated(float[] values, int count) {
    float[] all = new float[values.length * count];
    for (int k = 0; k < all.length; k++) {
      all[k] = values[k % values.length];
    }
    return all;
  }
}
