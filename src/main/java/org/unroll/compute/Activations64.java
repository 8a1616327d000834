package org.unroll.compute;

/** {@link Activations} of {@code double[]} as plain loops. */
final class Activations64 implements Activations<double[]> {

  @Override
  public void sigmoid(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = (1 / (1 + StrictMath.exp(-x[xAt + j])));
    }
  }

  @Override
  public void tanh(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = StrictMath.tanh(x[xAt + j]);
    }
  }

  @Override
  public void exponential(double[] x, int xAt, double max, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = StrictMath.exp(x[xAt + j] - max);
    }
  }
}
