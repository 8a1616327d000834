package org.unroll.compute;

/** {@link Activations} of {@code float[]} as plain loops. */
final class Activations32 implements Activations<float[]> {

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = (float) (1 / (1 + StrictMath.exp(-x[xAt + j])));
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = (float) StrictMath.tanh(x[xAt + j]);
    }
  }

  @Override
  public void exponential(float[] x, int xAt, double max, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = (float) StrictMath.exp(x[xAt + j] - max);
    }
  }
}
