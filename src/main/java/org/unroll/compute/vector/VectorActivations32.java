package org.unroll.compute.vector;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Activations32;

/**
 * The formulas of {@link Activations32} on vectors, operation by operation; what is left over is
 * done by its loops.
 *
 * <p>Each loop is written out for two vectors u and v, whose chains overlap, without helper
 * methods: it is then too large to be inlined into a caller, in which the compiler would give up
 * and make an object of every vector.
 */
final class VectorActivations32 extends Activations32 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SIGN_BIT = 0x80000000;
  private static final int ONE_BITS = 0x3f800000;

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = twoVectors(n);
    scaledTanh(0.5f, x, xAt, 0.5f, y, yAt, bound);
    super.sigmoid(x, xAt + bound, y, yAt + bound, n - bound);
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = twoVectors(n);
    scaledTanh(1f, x, xAt, -0f, y, yAt, bound);
    super.tanh(x, xAt + bound, y, yAt + bound, n - bound);
  }

  private static int twoVectors(int n) {
    return n - n % (2 * LANES);
  }

  /** y = scale * tanh(scale * x) + shift; n is a multiple of two vectors. */
  private static void scaledTanh(
      float scale, float[] x, int xAt, float shift, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j += 2 * LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, xAt + j).mul(scale);
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + j + LANES).mul(scale);
      FloatVector uu = u.mul(u);
      FloatVector vv = v.mul(v);
      FloatVector pu = FloatVector.broadcast(SPECIES, P4);
      FloatVector pv = pu;
      pu = uu.fma(pu, FloatVector.broadcast(SPECIES, P3));
      pv = vv.fma(pv, FloatVector.broadcast(SPECIES, P3));
      pu = uu.fma(pu, FloatVector.broadcast(SPECIES, P2));
      pv = vv.fma(pv, FloatVector.broadcast(SPECIES, P2));
      pu = uu.fma(pu, FloatVector.broadcast(SPECIES, P1));
      pv = vv.fma(pv, FloatVector.broadcast(SPECIES, P1));
      pu = uu.fma(pu, FloatVector.broadcast(SPECIES, P0));
      pv = vv.fma(pv, FloatVector.broadcast(SPECIES, P0));
      FloatVector qu = FloatVector.broadcast(SPECIES, Q4);
      FloatVector qv = qu;
      qu = uu.fma(qu, FloatVector.broadcast(SPECIES, Q3));
      qv = vv.fma(qv, FloatVector.broadcast(SPECIES, Q3));
      qu = uu.fma(qu, FloatVector.broadcast(SPECIES, Q2));
      qv = vv.fma(qv, FloatVector.broadcast(SPECIES, Q2));
      qu = uu.fma(qu, FloatVector.broadcast(SPECIES, Q1));
      qv = vv.fma(qv, FloatVector.broadcast(SPECIES, Q1));
      qu = uu.fma(qu, FloatVector.broadcast(SPECIES, Q0));
      qv = vv.fma(qv, FloatVector.broadcast(SPECIES, Q0));
      VectorMask<Float> largeU = u.abs().compare(GE, TANH_LIMIT);
      VectorMask<Float> largeV = v.abs().compare(GE, TANH_LIMIT);
      IntVector signU = u.reinterpretAsInts().lanewise(AND, SIGN_BIT);
      IntVector signV = v.reinterpretAsInts().lanewise(AND, SIGN_BIT);
      FloatVector endU = signU.lanewise(OR, ONE_BITS).reinterpretAsFloats();
      FloatVector endV = signV.lanewise(OR, ONE_BITS).reinterpretAsFloats();
      u = u.mul(pu).div(qu).blend(endU, largeU);
      v = v.mul(pv).div(qv).blend(endV, largeV);
      FloatVector s = FloatVector.broadcast(SPECIES, scale);
      FloatVector d = FloatVector.broadcast(SPECIES, shift);
      u.fma(s, d).intoArray(y, yAt + j);
      v.fma(s, d).intoArray(y, yAt + j + LANES);
    }
  }

  @Override
  public void exponential(float[] x, int xAt, double shift, float[] y, int yAt, int n) {
    int bound = twoVectors(n);
    for (int j = 0; j < bound; j += 2 * LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, xAt + j).sub((float) shift);
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + j + LANES).sub((float) shift);
      VectorMask<Float> tinyU = u.compare(LT, EXP_LIMIT);
      VectorMask<Float> tinyV = v.compare(LT, EXP_LIMIT);
      FloatVector log2 = FloatVector.broadcast(SPECIES, LOG2_E);
      FloatVector shiftedU = u.fma(log2, FloatVector.broadcast(SPECIES, ROUNDER));
      FloatVector shiftedV = v.fma(log2, FloatVector.broadcast(SPECIES, ROUNDER));
      FloatVector ku = shiftedU.sub(ROUNDER);
      FloatVector kv = shiftedV.sub(ROUNDER);
      u = ku.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), u);
      v = kv.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), v);
      u = ku.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), u);
      v = kv.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), v);
      FloatVector eu = FloatVector.broadcast(SPECIES, E7);
      FloatVector ev = eu;
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, E6));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, E6));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, E5));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, E5));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, E4));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, E4));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, E3));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, E3));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, E2));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, E2));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, 1f));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, 1f));
      eu = u.fma(eu, FloatVector.broadcast(SPECIES, 1f));
      ev = v.fma(ev, FloatVector.broadcast(SPECIES, 1f));
      IntVector iu = shiftedU.reinterpretAsInts().add(EXPONENT_BIAS - ROUNDER_BITS);
      IntVector iv = shiftedV.reinterpretAsInts().add(EXPONENT_BIAS - ROUNDER_BITS);
      FloatVector powerU = iu.lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
      FloatVector powerV = iv.lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
      eu.mul(powerU).blend(0f, tinyU).intoArray(y, yAt + j);
      ev.mul(powerV).blend(0f, tinyV).intoArray(y, yAt + j + LANES);
    }
    super.exponential(x, xAt + bound, shift, y, yAt + bound, n - bound);
  }
}
