package org.unroll.compute;

/** {@link PlainTiles} of {@code float[]}. */
final class PlainTiles32 extends PlainTiles<float[]> {

  PlainTiles32() {
    super(new Spans32());
  }

  @Override
  public Packed<float[]> allocate(int outputs, int inputs) {
    return new Packed<>(new float[inputs][outputs], outputs, inputs);
  }

  @Override
  void addFourRows(
      float[] x, int at, int rowStep, int inputStep, Packed<float[]> w, float[][] sums) {
    int k = 0;
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
      a[j] = Math.fma(a1, vj, Math.fma(a0, uj, a[j]));
      b[j] = Math.fma(b1, vj, Math.fma(b0, uj, b[j]));
      c[j] = Math.fma(c1, vj, Math.fma(c0, uj, c[j]));
      d[j] = Math.fma(d1, vj, Math.fma(d0, uj, d[j]));
    }
  }

  @Override
  void addRow(float[] x, int at, int inputStep, Packed<float[]> w, float[] sums) {
    for (int k = 0; k < w.inputs(); k++) {
      addInput(x[at + k * inputStep], w.parts()[k], sums, w.outputs());
    }
  }

  private static void addInput(float xk, float[] w, float[] sums, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] = Math.fma(xk, w[j], sums[j]);
    }
  }
}
