package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Gates32;

/** The formulas of {@link Gates32} on vectors; the units left over are done by its loops. */
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
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector i = load(gates, at + j);
      FloatVector f = load(gates, at + n + j);
      FloatVector g = load(gates, at + 2 * n + j);
      FloatVector o = load(gates, at + 3 * n + j);
      FloatVector t = load(tanhC, tanhCAt + j);
      FloatVector dhj = load(dh, dhAt + j);
      FloatVector dcj = dhj.mul(o).fma(Slopes32.tanh(t), load(dc, dcAt + j));
      FloatVector daf = dcj.mul(load(cPrevious, cPreviousAt + j)).mul(Slopes32.sigmoid(f));
      dcj.mul(g).mul(Slopes32.sigmoid(i)).intoArray(da, daAt + j);
      daf.intoArray(da, daAt + n + j);
      dcj.mul(i).mul(Slopes32.tanh(g)).intoArray(da, daAt + 2 * n + j);
      dhj.mul(t).mul(Slopes32.sigmoid(o)).intoArray(da, daAt + 3 * n + j);
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
    int bound = from + SPECIES.loopBound(n - from);
    for (int j = from; j < bound; j += SPECIES.length()) {
      FloatVector r = load(gates, at + j);
      FloatVector z = load(gates, at + n + j);
      FloatVector u = load(gates, at + 2 * n + j);
      FloatVector t = load(gates, at + 3 * n + j);
      FloatVector dhj = load(dh, dhAt + j);
      FloatVector dan = dhj.mul(Slopes32.oneMinus(z)).mul(Slopes32.tanh(t));
      FloatVector change = load(hPrevious, hPreviousAt + j).sub(t);
      dan.mul(u).mul(Slopes32.sigmoid(r)).intoArray(da, daAt + j);
      dhj.mul(change).mul(Slopes32.sigmoid(z)).intoArray(da, daAt + n + j);
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
