package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Gates32;

/**
 * The formulas of {@link Gates32} on vectors; the units left over are done by its loops. The
 * derivatives have no helper methods, for the reason that {@link VectorActivations32} gives.
 */
final class VectorGates32 extends Gates32 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void lstmState(
      float[] gates,
      int at,
      float[] cPrevious,
      int cPreviousAt,
      float[] c,
      int cAt,
      int from,
      int n) {
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector input = load(gates, at + j).mul(load(gates, at + 2 * n + j));
      FloatVector forget = load(gates, at + n + j);
      forget.fma(load(cPrevious, cPreviousAt + j), input).intoArray(c, cAt + j);
    }
    super.lstmState(gates, at, cPrevious, cPreviousAt, c, cAt, bound, n);
  }

  @Override
  public void lstmBackward(
      float[] gates,
      int at,
      float[] cPrevious,
      int cPreviousAt,
      float[] tanhC,
      int tanhCAt,
      float[] dh,
      int dhAt,
      float[] dc,
      int dcAt,
      float[] da,
      int daAt,
      int from,
      int n) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector i = FloatVector.fromArray(SPECIES, gates, at + j);
      FloatVector f = FloatVector.fromArray(SPECIES, gates, at + n + j);
      FloatVector g = FloatVector.fromArray(SPECIES, gates, at + 2 * n + j);
      FloatVector o = FloatVector.fromArray(SPECIES, gates, at + 3 * n + j);
      FloatVector t = FloatVector.fromArray(SPECIES, tanhC, tanhCAt + j);
      FloatVector dhj = FloatVector.fromArray(SPECIES, dh, dhAt + j);
      FloatVector dcj =
          dhj.mul(o).fma(one.sub(t.mul(t)), FloatVector.fromArray(SPECIES, dc, dcAt + j));
      FloatVector daf =
          dcj.mul(FloatVector.fromArray(SPECIES, cPrevious, cPreviousAt + j))
              .mul(f.mul(one.sub(f)));
      dcj.mul(g).mul(i.mul(one.sub(i))).intoArray(da, daAt + j);
      daf.intoArray(da, daAt + n + j);
      dcj.mul(i).mul(one.sub(g.mul(g))).intoArray(da, daAt + 2 * n + j);
      dhj.mul(t).mul(o.mul(one.sub(o))).intoArray(da, daAt + 3 * n + j);
      dcj.mul(f).intoArray(dc, dcAt + j);
    }
    super.lstmBackward(
        gates, at, cPrevious, cPreviousAt, tanhC, tanhCAt, dh, dhAt, dc, dcAt, da, daAt, bound, n);
  }

  @Override
  public void gruState(
      float[] gates,
      int at,
      float[] hPrevious,
      int hPreviousAt,
      float[] h,
      int hAt,
      int from,
      int n) {
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector z = load(gates, at + n + j);
      FloatVector fresh = Slopes32.oneMinus(z).mul(load(gates, at + 3 * n + j));
      z.fma(load(hPrevious, hPreviousAt + j), fresh).intoArray(h, hAt + j);
    }
    super.gruState(gates, at, hPrevious, hPreviousAt, h, hAt, bound, n);
  }

  @Override
  public void gruBackward(
      float[] gates,
      int at,
      float[] hPrevious,
      int hPreviousAt,
      float[] dh,
      int dhAt,
      float[] da,
      int daAt,
      int from,
      int n) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector r = FloatVector.fromArray(SPECIES, gates, at + j);
      FloatVector z = FloatVector.fromArray(SPECIES, gates, at + n + j);
      FloatVector u = FloatVector.fromArray(SPECIES, gates, at + 2 * n + j);
      FloatVector t = FloatVector.fromArray(SPECIES, gates, at + 3 * n + j);
      FloatVector dhj = FloatVector.fromArray(SPECIES, dh, dhAt + j);
      FloatVector dan = dhj.mul(one.sub(z)).mul(one.sub(t.mul(t)));
      FloatVector change = FloatVector.fromArray(SPECIES, hPrevious, hPreviousAt + j).sub(t);
      dan.mul(u).mul(r.mul(one.sub(r))).intoArray(da, daAt + j);
      dhj.mul(change).mul(z.mul(one.sub(z))).intoArray(da, daAt + n + j);
      dan.mul(r).intoArray(da, daAt + 2 * n + j);
      dan.intoArray(da, daAt + 3 * n + j);
      dhj.mul(z).intoArray(dh, dhAt + j);
    }
    super.gruBackward(gates, at, hPrevious, hPreviousAt, dh, dhAt, da, daAt, bound, n);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }
}
