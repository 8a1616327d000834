package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Float32PrimitivesTest extends PrimitivesLaws<float[]> {

  Float32PrimitivesTest() {
    super(Numbers.FLOAT32, new PlainBackend().float32(), Compute.float32(), 3e-7);
  }

  @Test
  void tanhIsAccurateToThreeTenMillionths() {
    checkActivation((p, x) -> p.tanh(x, x), Math::tanh, value -> 3e-7);
  }

  @Test
  void sigmoidIsAccurateToThreeTenMillionths() {
    checkActivation((p, x) -> p.sigmoid(x, x), PrimitivesLaws::sigmoid, value -> 3e-7);
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
    for (Primitives<float[]> p : forms()) {
      float[] x = {
        0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MIN_VALUE
      };
      float[] y = x.clone();
      Block<float[]> tanh = new Block<>(x, 0, 1, x.length, x.length);
      Block<float[]> sigmoid = new Block<>(y, 0, 1, y.length, y.length);
      p.tanh(tanh, tanh);
      p.sigmoid(sigmoid, sigmoid);
      org.junit.jupiter.api.Assertions.assertArrayEquals(
          new float[] {0f, -0f, 1f, -1f, Float.NaN, Float.MIN_VALUE}, x);
      org.junit.jupiter.api.Assertions.assertArrayEquals(
          new float[] {0.5f, 0.5f, 1f, 0f, Float.NaN, 0.5f}, y);
    }
  }
}
