package org.unroll.compute;

import static org.unroll.compute.Fma.fma;

import java.util.Arrays;

/** {@link Spans} of {@code double[]} as plain loops. */
public final class Spans64 implements Spans<double[]> {

  @Override
  public double[] allocate(int length) {
    return new double[length];
  }

  @Override
  public double[][] allocate(int count, int length) {
    return new double[count][length];
  }

  @Override
  public double get(double[] x, int at) {
    return x[at];
  }

  @Override
  public void fill(double value, double[] y, int yAt, int n) {
    Arrays.fill(y, yAt, yAt + n, value);
  }

  @Override
  public void copy(double[] x, int xAt, double[] y, int yAt, int n) {
    System.arraycopy(x, xAt, y, yAt, n);
  }

  @Override
  public void scale(double factor, double[] y, int yAt, int n) {
    double s = factor;
    for (int j = 0; j < n; j++) {
      y[yAt + j] *= s;
    }
  }

  @Override
  public void addScaled(double factor, double[] x, int xAt, double[] y, int yAt, int n) {
    double s = factor;
    for (int j = 0; j < n; j++) {
      y[yAt + j] = fma(s, x[xAt + j], y[yAt + j]);
    }
  }

  @Override
  public void add(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] += x[xAt + j];
    }
  }

  @Override
  public void sum(double[] a, int aAt, double[] b, int bAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = a[aAt + j] + b[bAt + j];
    }
  }

  @Override
  public void addStrided(double[] x, int xAt, int xStride, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] += x[xAt + j * xStride];
    }
  }

  @Override
  public void multiply(double[] a, int aAt, double[] b, int bAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = a[aAt + j] * b[bAt + j];
    }
  }

  @Override
  public void multiplyAdd(double[] a, int aAt, double[] b, int bAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = fma(a[aAt + j], b[bAt + j], y[yAt + j]);
    }
  }

  @Override
  public void relu(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = Math.max(0, x[xAt + j]);
    }
  }

  @Override
  public void sigmoidBackward(
      double[] y, int yAt, double[] dy, int dyAt, double[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      double s = y[yAt + j];
      dx[dxAt + j] = dy[dyAt + j] * (s * (1 - s));
    }
  }

  @Override
  public void tanhBackward(
      double[] y, int yAt, double[] dy, int dyAt, double[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      double t = y[yAt + j];
      dx[dxAt + j] = dy[dyAt + j] * (1 - t * t);
    }
  }

  @Override
  public void reluBackward(
      double[] y, int yAt, double[] dy, int dyAt, double[] dx, int dxAt, int n) {
    for (int j = 0; j < n; j++) {
      dx[dxAt + j] = y[yAt + j] > 0 ? dy[dyAt + j] : 0;
    }
  }

  @Override
  public void copyStrided(
      double[] x, int xAt, int xStride, double[] y, int yAt, int yStride, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j * yStride] = x[xAt + j * xStride];
    }
  }

  @Override
  public double maximum(double[] x, int xAt, int n) {
    double m0 = Double.NEGATIVE_INFINITY;
    double m1 = m0;
    double m2 = m0;
    double m3 = m0;
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
  public double sum(double[] x, int xAt, int n) {
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
  public double sumOfSquares(double[] x, int xAt, int n) {
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
      double[] g,
      int gAt,
      double[] m,
      int mAt,
      double[] v,
      int vAt,
      double[] w,
      int wAt,
      Primitives.Adam step,
      int n) {
    double beta1 = step.beta1();
    double beta2 = step.beta2();
    double rest1 = (1 - step.beta1());
    double rest2 = (1 - step.beta2());
    double rate = (step.rate() / step.correction1());
    double unbias2 = (1 / step.correction2());
    double epsilon = step.epsilon();
    for (int j = 0; j < n; j++) {
      double gj = g[gAt + j];
      double mj = fma(beta1, m[mAt + j], rest1 * gj);
      double vj = fma(beta2, v[vAt + j], rest2 * gj * gj);
      m[mAt + j] = mj;
      v[vAt + j] = vj;
      w[wAt + j] -= rate * mj / (Math.sqrt(vj * unbias2) + epsilon);
    }
  }
}
