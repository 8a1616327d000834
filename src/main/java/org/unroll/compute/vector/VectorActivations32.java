package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Activations32;

/**
 * The formulas of {@link Activations32} on vectors, operation by operation; what is left over is
 * done by its loops.
 */
final class VectorActivations32 extends Activations32 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + j);
      tanh(v.mul(0.5f)).fma(broadcast(0.5f), broadcast(0.5f)).intoArray(y, yAt + j);
    }
    super.sigmoid(x, xAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      tanh(FloatVector.fromArray(SPECIES, x, xAt + j)).intoArray(y, yAt + j);
    }
    super.tanh(x, xAt + bound, y, yAt + bound, n - bound);
  }

  private static FloatVector tanh(FloatVector x) {
    FloatVector c = x.max(-TANH_LIMIT).min(TANH_LIMIT);
    FloatVector z = c.mul(c);
    FloatVector p = broadcast(P4);
    p = z.fma(p, broadcast(P3));
    p = z.fma(p, broadcast(P2));
    p = z.fma(p, broadcast(P1));
    p = z.fma(p, broadcast(P0));
    FloatVector q = broadcast(Q4);
    q = z.fma(q, broadcast(Q3));
    q = z.fma(q, broadcast(Q2));
    q = z.fma(q, broadcast(Q1));
    q = z.fma(q, broadcast(Q0));
    return c.mul(p).div(q).max(-1f).min(1f);
  }

  @Override
  public void exponential(float[] x, int xAt, double shift, float[] y, int yAt, int n) {
    FloatVector s = broadcast((float) shift);
    int bound = SPECIES.loopBound(n);
    for (int j = 0; j < bound; j += SPECIES.length()) {
      exponential(FloatVector.fromArray(SPECIES, x, xAt + j).sub(s)).intoArray(y, yAt + j);
    }
    super.exponential(x, xAt + bound, shift, y, yAt + bound, n - bound);
  }

  private static FloatVector exponential(FloatVector x) {
    FloatVector c = x.max(EXP_LIMIT);
    FloatVector shifted = c.fma(broadcast(LOG2_E), broadcast(ROUNDER));
    FloatVector k = shifted.sub(ROUNDER);
    FloatVector r = k.fma(broadcast(-LN2_HIGH), c);
    r = k.fma(broadcast(-LN2_LOW), r);
    FloatVector e = broadcast(E7);
    e = r.fma(e, broadcast(E6));
    e = r.fma(e, broadcast(E5));
    e = r.fma(e, broadcast(E4));
    e = r.fma(e, broadcast(E3));
    e = r.fma(e, broadcast(E2));
    e = r.fma(e, broadcast(1f));
    e = r.fma(e, broadcast(1f));
    IntVector exponent = shifted.reinterpretAsInts().add(EXPONENT_BIAS - ROUNDER_BITS);
    FloatVector power =
        exponent.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
    VectorMask<Float> tiny = x.compare(VectorOperators.LT, EXP_LIMIT);
    return e.mul(power).blend(0f, tiny);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
