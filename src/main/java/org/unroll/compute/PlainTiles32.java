package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/** {@link PlainTiles} of {@code float[]}. */
final class PlainTiles32 extends PlainTiles<float[]> {

  /**
   * The compiler of JDK 17 makes no vector code of four inputs at once, and that of JDK 25 slower
   * code than of two where multiply-adds are not fused.
   */
  private static final boolean FOUR_INPUTS = Runtime.version().feature() >= 25 && Processor.FUSES;

  PlainTiles32() {
    super(new Spans32());
  }

  @Override
  void addFourRows(
      float[] x, int at, int rowStep, int inputStep, Packed<float[]> w, float[][] sums) {
    int k = 0;
    for (; FOUR_INPUTS && k + 4 <= w.inputs(); k += 4) {
      addFourInputs(x, at + k * inputStep, rowStep, inputStep, w.parts(), k, sums, w.outputs());
    }
    for (; k + 2 <= w.inputs(); k += 2) {
      addTwoInputs(
          x,
          at + k * inputStep,
          rowStep,
          inputStep,
          w.parts()[k],
          w.parts()[k + 1],
          sums,
          w.outputs());
    }
    for (; k < w.inputs(); k++) {
      for (int r = 0; r < 4; r++) {
        addInput(x[at + r * rowStep + k * inputStep], w.parts()[k], sums[r], w.outputs());
      }
    }
  }

  /** The inputs from k on of four rows; half again as fast as two inputs. */
  private static void addFourInputs(
      float[] x, int at, int rowStep, int inputStep, float[][] w, int k, float[][] sums, int n) {
    float a0 = x[at];
    float a1 = x[at + inputStep];
    float a2 = x[at + 2 * inputStep];
    float a3 = x[at + 3 * inputStep];
    float b0 = x[at + rowStep];
    float b1 = x[at + rowStep + inputStep];
    float b2 = x[at + rowStep + 2 * inputStep];
    float b3 = x[at + rowStep + 3 * inputStep];
    float c0 = x[at + 2 * rowStep];
    float c1 = x[at + 2 * rowStep + inputStep];
    float c2 = x[at + 2 * rowStep + 2 * inputStep];
    float c3 = x[at + 2 * rowStep + 3 * inputStep];
    float d0 = x[at + 3 * rowStep];
    float d1 = x[at + 3 * rowStep + inputStep];
    float d2 = x[at + 3 * rowStep + 2 * inputStep];
    float d3 = x[at + 3 * rowStep + 3 * inputStep];
    float[] t = w[k];
    float[] u = w[k + 1];
    float[] v = w[k + 2];
    float[] z = w[k + 3];
    float[] a = sums[0];
    float[] b = sums[1];
    float[] c = sums[2];
    float[] d = sums[3];
    for (int j = 0; j < n; j++) {
      float tj = t[j];
      float uj = u[j];
      float vj = v[j];
      float zj = z[j];
      a[j] = fma(a3, zj, fma(a2, vj, fma(a1, uj, fma(a0, tj, a[j]))));
      b[j] = fma(b3, zj, fma(b2, vj, fma(b1, uj, fma(b0, tj, b[j]))));
      c[j] = fma(c3, zj, fma(c2, vj, fma(c1, uj, fma(c0, tj, c[j]))));
      d[j] = fma(d3, zj, fma(d2, vj, fma(d1, uj, fma(d0, tj, d[j]))));
    }
  }

  /** Two inputs of four rows: the largest body that the compiler of JDK 17 makes vector code of. */
  private static void addTwoInputs(
      float[] x, int at, int rowStep, int inputStep, float[] u, float[] v, float[][] sums, int n) {
    int next = at + inputStep;
    float a0 = x[at];
    float a1 = x[next];
    float b0 = x[at + rowStep];
    float b1 = x[next + rowStep];
    float c0 = x[at + 2 * rowStep];
    float c1 = x[next + 2 * rowStep];
    float d0 = x[at + 3 * rowStep];
    float d1 = x[next + 3 * rowStep];
    float[] a = sums[0];
    float[] b = sums[1];
    float[] c = sums[2];
    float[] d = sums[3];
    for (int j = 0; j < n; j++) {
      float uj = u[j];
      float vj = v[j];
      a[j] = fma(a1, vj, fma(a0, uj, a[j]));
      b[j] = fma(b1, vj, fma(b0, uj, b[j]));
      c[j] = fma(c1, vj, fma(c0, uj, c[j]));
      d[j] = fma(d1, vj, fma(d0, uj, d[j]));
    }
  }

  @Override
  void addRow(float[] x, int at, int inputStep, Packed<float[]> w, float[] sums) {
    int k = 0;
    for (; k + 4 <= w.inputs(); k += 4) {
      addFourInputs(x, at + k * inputStep, inputStep, w.parts(), k, sums, w.outputs());
    }
    for (; k < w.inputs(); k++) {
      addInput(x[at + k * inputStep], w.parts()[k], sums, w.outputs());
    }
  }

  /** The inputs from k on of one row. */
  private static void addFourInputs(
      float[] x, int at, int inputStep, float[][] w, int k, float[] sums, int n) {
    float x0 = x[at];
    float x1 = x[at + inputStep];
    float x2 = x[at + 2 * inputStep];
    float x3 = x[at + 3 * inputStep];
    float[] t = w[k];
    float[] u = w[k + 1];
    float[] v = w[k + 2];
    float[] z = w[k + 3];
    for (int j = 0; j < n; j++) {
      sums[j] = fma(x3, z[j], fma(x2, v[j], fma(x1, u[j], fma(x0, t[j], sums[j]))));
    }
  }

  private static void addInput(float xk, float[] w, float[] sums, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] = fma(xk, w[j], sums[j]);
    }
  }

  @Override
  void add(float[] sums, float[] y, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += sums[j];
    }
  }
}
