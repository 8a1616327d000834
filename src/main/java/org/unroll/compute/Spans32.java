package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

import java.util.Arrays;

/** {@link Spans} of {@code float[]} as plain loops. */
public class Spans32 implements Spans<float[]> {

  @Override
  public float[] allocate(int length) {
    return new float[length];
  }

  @Override
  public float[][] allocate(int count, int length) {
    return new float[count][length];
  }

  @Override
  public double get(float[] x, int at) {
    return x[at];
  }

  @Override
  public void fill(double value, float[] y, int yAt, int n) {
    Arrays.fill(y, yAt, yAt + n, (float) value);
  }

  @Override
  public void copy(float[] x, int xAt, float[] y, int yAt, int n) {
    System.arraycopy(x, xAt, y, yAt, n);
  }

  @Override
  public void scale(double factor, float[] y, int yAt, int n) {
    float s = (float) factor;
    for (int j = 0; j < n; j++) {
      y[yAt + j] *= s;
    }
  }

  @Override
  public void addScaled(double factor, float[] x, int xAt, float[] y, int yAt, int n) {
    float s = (float) factor;
    for (int j = 0; j < n; j++) {
      y[yAt + j] = fma(s, x[xAt + j], y[yAt + j]);
    }
  }

  @Override
  public void add(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] += x[xAt + j];
    }
  }

  @Override
  public void sum(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = a[aAt + j] + b[bAt + j];
    }
  }

  @Override
  public void addStrided(float[] x, int xAt, int xStride, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] += x[xAt + j * xStride];
    }
  }

  @Override
  public void multiply(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = a[aAt + j] * b[bAt + j];
    }
  }

  @Override
  public void multiplyAdd(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = fma(a[aAt + j], b[bAt + j], y[yAt + j]);
    }
  }

  @Override
  public void relu(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = Math.max(0f, x[xAt + j]);
    }
  }

  @Override
  public void sigmoidBackward(
      float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      float s = y[yAt + j];
      dx[dxAt + j] = dy[dyAt + j] * (s * (1f - s));
    }
  }

  @Override
  public void tanhBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      float t = y[yAt + j];
      dx[dxAt + j] = dy[dyAt + j] * (1f - t * t);
    }
  }

  @Override
  public void reluBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      dx[dxAt + j] = y[yAt + j] > 0f ? dy[dyAt + j] : 0f;
    }
  }

  @Override
  public void copyStrided(float[] x, int xAt, int xStride, float[] y, int yAt, int yStride, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j * yStride] = x[xAt + j * xStride];
    }
  }

  @Override
  public double maximum(float[] x, int xAt, int n) {
    float m0 = Float.NEGATIVE_INFINITY;
    float m1 = m0;
    float m2 = m0;
    float m3 = m0;
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      m0 = Math.max(m0, x[xAt + j]);
      m1 = Math.max(m1, x[xAt + j + 1]);
      m2 = Math.max(m2, x[xAt + j + 2]);
      m3 = Math.max(m3, x[xAt + j + 3]);
    }
    for (; j < n; j++) {
      m0 = Math.max(m0, x[xAt + j]);
    }
    return Math.max(Math.max(m0, m1), Math.max(m2, m3));
  }

  @Override
  public double sum(float[] x, int xAt, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      s0 += x[xAt + j];
      s1 += x[xAt + j + 1];
      s2 += x[xAt + j + 2];
      s3 += x[xAt + j + 3];
    }
    for (; j < n; j++) {
      s0 += x[xAt + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public double sumOfSquares(float[] x, int xAt, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      double x0 = x[xAt + j];
      double x1 = x[xAt + j + 1];
      double x2 = x[xAt + j + 2];
      double x3 = x[xAt + j + 3];
      s0 += x0 * x0;
      s1 += x1 * x1;
      s2 += x2 * x2;
      s3 += x3 * x3;
    }
    for (; j < n; j++) {
      double x0 = x[xAt + j];
      s0 += x0 * x0;
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void adam(
      float[] g,
      int gAt,
      float[] m,
      int mAt,
      float[] v,
      int vAt,
      float[] w,
      int wAt,
      Primitives.Adam step,
      int n) {
    float beta1 = (float) step.beta1();
    float beta2 = (float) step.beta2();
    float rest1 = (float) (1 - step.beta1());
    float rest2 = (float) (1 - step.beta2());
    float rate = (float) (step.rate() / step.correction1());
    float unbias2 = (float) (1 / step.correction2());
    float epsilon = (float) step.epsilon();
    for (int j = 0; j < n; j++) {
      float gj = g[gAt + j];
      float mj = fma(beta1, m[mAt + j], rest1 * gj);
      float vj = fma(beta2, v[vAt + j], rest2 * gj * gj);
      m[mAt + j] = mj;
      v[vAt + j] = vj;
      w[wAt + j] -= rate * mj / ((float) Math.sqrt(vj * unbias2) + epsilon);
    }
  }
}
