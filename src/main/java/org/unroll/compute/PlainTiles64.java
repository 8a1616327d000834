package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

/** {@link PlainTiles} of {@code double[]}. */
final class PlainTiles64 extends PlainTiles<double[]> {

  PlainTiles64() {
    super(new Spans64());
  }

  @Override
  void addFourRows(
      double[] x, int at, int rowStep, int inputStep, Packed<double[]> w, double[][] sums) {
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
      double[] x,
      int at,
      int rowStep,
      int inputStep,
      double[] u,
      double[] v,
      double[][] sums,
      int n) {
    int next = at + inputStep;
    double a0 = x[at];
    double a1 = x[next];
    double b0 = x[at + rowStep];
    double b1 = x[next + rowStep];
    double c0 = x[at + 2 * rowStep];
    double c1 = x[next + 2 * rowStep];
    double d0 = x[at + 3 * rowStep];
    double d1 = x[next + 3 * rowStep];
    double[] a = sums[0];
    double[] b = sums[1];
    double[] c = sums[2];
    double[] d = sums[3];
    for (int j = 0; j < n; j++) {
      double uj = u[j];
      double vj = v[j];
      a[j] = fma(a1, vj, fma(a0, uj, a[j]));
      b[j] = fma(b1, vj, fma(b0, uj, b[j]));
      c[j] = fma(c1, vj, fma(c0, uj, c[j]));
      d[j] = fma(d1, vj, fma(d0, uj, d[j]));
    }
  }

  @Override
  void addRow(double[] x, int at, int inputStep, Packed<double[]> w, double[] sums) {
    for (int k = 0; k < w.inputs(); k++) {
      addInput(x[at + k * inputStep], w.parts()[k], sums, w.outputs());
    }
  }

  private static void addInput(double xk, double[] w, double[] sums, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] = fma(xk, w[j], sums[j]);
    }
  }

  @Override
  void add(double[] sums, double[] y, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += sums[j];
    }
  }
}
