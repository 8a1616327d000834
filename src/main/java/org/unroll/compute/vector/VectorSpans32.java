package org.unroll.compute.vector;

import static jdk.incubator.vector.VectorOperators.MAX;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Primitives;
import org.unroll.compute.Spans32;

/**
 * The loops of {@link Spans32} that the compiler does not vectorise by itself; what is left over is
 * done by them.
 */
final class VectorSpans32 extends Spans32 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void copy(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(x, xAt + j).intoArray(y, yAt + j);
    }
    if (bound < n) {
      super.copy(x, xAt + bound, y, yAt + bound, n - bound);
    }
  }

  @Override
  public void scale(double factor, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(y, yAt + j).mul((float) factor).intoArray(y, yAt + j);
    }
    super.scale(factor, y, yAt + bound, n - bound);
  }

  @Override
  public void addScaled(double factor, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector s = FloatVector.broadcast(SPECIES, (float) factor);
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      s.fma(load(x, xAt + j), load(y, yAt + j)).intoArray(y, yAt + j);
    }
    super.addScaled(factor, x, xAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void add(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(y, yAt + j).add(load(x, xAt + j)).intoArray(y, yAt + j);
    }
    super.add(x, xAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void sum(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(a, aAt + j).add(load(b, bAt + j)).intoArray(y, yAt + j);
    }
    super.sum(a, aAt + bound, b, bAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void multiply(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(a, aAt + j).mul(load(b, bAt + j)).intoArray(y, yAt + j);
    }
    super.multiply(a, aAt + bound, b, bAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void multiplyAdd(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(a, aAt + j).fma(load(b, bAt + j), load(y, yAt + j)).intoArray(y, yAt + j);
    }
    super.multiplyAdd(a, aAt + bound, b, bAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void relu(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      load(x, xAt + j).max(0f).intoArray(y, yAt + j);
    }
    super.relu(x, xAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void sigmoidBackward(
      float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      FloatVector slope = Slopes32.sigmoid(load(y, yAt + j));
      load(dy, dyAt + j).mul(slope).intoArray(dx, dxAt + j);
    }
    super.sigmoidBackward(y, yAt + bound, dy, dyAt + bound, dx, dxAt + bound, n - bound);
  }

  @Override
  public void tanhBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      FloatVector slope = Slopes32.tanh(load(y, yAt + j));
      load(dy, dyAt + j).mul(slope).intoArray(dx, dxAt + j);
    }
    super.tanhBackward(y, yAt + bound, dy, dyAt + bound, dx, dxAt + bound, n - bound);
  }

  @Override
  public double maximum(float[] x, int xAt, int n) {
    FloatVector most = broadcast(Double.NEGATIVE_INFINITY);
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      most = most.max(load(x, xAt + j));
    }
    return Math.max(most.reduceLanes(MAX), super.maximum(x, xAt + bound, n - bound));
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
    FloatVector beta1 = broadcast(step.beta1());
    FloatVector beta2 = broadcast(step.beta2());
    FloatVector rest1 = broadcast(1 - step.beta1());
    FloatVector rest2 = broadcast(1 - step.beta2());
    FloatVector rate = broadcast(step.rate() / step.correction1());
    FloatVector unbias2 = broadcast(1 / step.correction2());
    FloatVector epsilon = broadcast(step.epsilon());
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      FloatVector gj = load(g, gAt + j);
      FloatVector mj = beta1.fma(load(m, mAt + j), rest1.mul(gj));
      FloatVector vj = beta2.fma(load(v, vAt + j), rest2.mul(gj).mul(gj));
      mj.intoArray(m, mAt + j);
      vj.intoArray(v, vAt + j);
      FloatVector change = rate.mul(mj).div(vj.mul(unbias2).sqrt().add(epsilon));
      load(w, wAt + j).sub(change).intoArray(w, wAt + j);
    }
    super.adam(g, gAt + bound, m, mAt + bound, v, vAt + bound, w, wAt + bound, step, n - bound);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }

  private static FloatVector broadcast(double value) {
    return FloatVector.broadcast(SPECIES, (float) value);
  }
}
