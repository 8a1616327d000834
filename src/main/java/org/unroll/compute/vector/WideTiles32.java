package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorTiles} of {@code float[]} where there are 32 vector registers: panels of four
 * vectors, rows a, b, c ... of a tile by vectors 0 to 3. There are no helper methods, since in
 * methods as large as these the compiler inlines the Vector API's own methods only.
 */
final class WideTiles32 extends VectorTiles<float[]> {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = VECTORS * LANES;

  /** With six the compiler often keeps two sums in memory. */
  private static final int COLUMNS = 5;

  WideTiles32() {
    super(new VectorSpans32(), LANES, 1, COLUMNS);
  }

  @Override
  void addFourRows(
      float[] x, int xAt, int xStep, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector b2 = FloatVector.zero(SPECIES);
    FloatVector b3 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    FloatVector d2 = FloatVector.zero(SPECIES);
    FloatVector d3 = FloatVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, w + LANES);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES);
      FloatVector w3 = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES);
      int i = xAt + k;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + xStep]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2 * xStep]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3 * xStep]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
      d2 = d.fma(w2, d2);
      d3 = d.fma(w3, d3);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
    b0.add(FloatVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(FloatVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    b2.add(FloatVector.fromArray(SPECIES, y, bAt + 2 * LANES)).intoArray(y, bAt + 2 * LANES);
    b3.add(FloatVector.fromArray(SPECIES, y, bAt + 3 * LANES)).intoArray(y, bAt + 3 * LANES);
    c0.add(FloatVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(FloatVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    c2.add(FloatVector.fromArray(SPECIES, y, cAt + 2 * LANES)).intoArray(y, cAt + 2 * LANES);
    c3.add(FloatVector.fromArray(SPECIES, y, cAt + 3 * LANES)).intoArray(y, cAt + 3 * LANES);
    d0.add(FloatVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(FloatVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
    d2.add(FloatVector.fromArray(SPECIES, y, dAt + 2 * LANES)).intoArray(y, dAt + 2 * LANES);
    d3.add(FloatVector.fromArray(SPECIES, y, dAt + 3 * LANES)).intoArray(y, dAt + 3 * LANES);
  }

  @Override
  void addColumns(float[] x, int xAt, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector b2 = FloatVector.zero(SPECIES);
    FloatVector b3 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    FloatVector d2 = FloatVector.zero(SPECIES);
    FloatVector d3 = FloatVector.zero(SPECIES);
    FloatVector e0 = FloatVector.zero(SPECIES);
    FloatVector e1 = FloatVector.zero(SPECIES);
    FloatVector e2 = FloatVector.zero(SPECIES);
    FloatVector e3 = FloatVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, w + LANES);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES);
      FloatVector w3 = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES);
      int i = xAt + k * STRIP;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + 1]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
      d2 = d.fma(w2, d2);
      d3 = d.fma(w3, d3);
      FloatVector e = FloatVector.broadcast(SPECIES, x[i + 4]);
      e0 = e.fma(w0, e0);
      e1 = e.fma(w1, e1);
      e2 = e.fma(w2, e2);
      e3 = e.fma(w3, e3);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    int eAt = dAt + yStep;
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
    b0.add(FloatVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(FloatVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    b2.add(FloatVector.fromArray(SPECIES, y, bAt + 2 * LANES)).intoArray(y, bAt + 2 * LANES);
    b3.add(FloatVector.fromArray(SPECIES, y, bAt + 3 * LANES)).intoArray(y, bAt + 3 * LANES);
    c0.add(FloatVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(FloatVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    c2.add(FloatVector.fromArray(SPECIES, y, cAt + 2 * LANES)).intoArray(y, cAt + 2 * LANES);
    c3.add(FloatVector.fromArray(SPECIES, y, cAt + 3 * LANES)).intoArray(y, cAt + 3 * LANES);
    d0.add(FloatVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(FloatVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
    d2.add(FloatVector.fromArray(SPECIES, y, dAt + 2 * LANES)).intoArray(y, dAt + 2 * LANES);
    d3.add(FloatVector.fromArray(SPECIES, y, dAt + 3 * LANES)).intoArray(y, dAt + 3 * LANES);
    e0.add(FloatVector.fromArray(SPECIES, y, eAt)).intoArray(y, eAt);
    e1.add(FloatVector.fromArray(SPECIES, y, eAt + LANES)).intoArray(y, eAt + LANES);
    e2.add(FloatVector.fromArray(SPECIES, y, eAt + 2 * LANES)).intoArray(y, eAt + 2 * LANES);
    e3.add(FloatVector.fromArray(SPECIES, y, eAt + 3 * LANES)).intoArray(y, eAt + 3 * LANES);
  }

  /**
   * By four inputs at a time. Of a loop by one the compiler makes one by eight that reads two of
   * the four vectors of all eight before the other two, which prefetchers do not follow as well.
   */
  @Override
  void addRow(float[] x, int xAt, float[][] panels, int first, int inputs, float[] y, int yAt) {
    float[] panel = panels[first];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    int fours = inputs / 4 * 4;
    for (int k = 0; k < fours; k += 4) {
      int w = k * WIDTH;
      int i = xAt + k;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(FloatVector.fromArray(SPECIES, panel, w), a0);
      a1 = a.fma(FloatVector.fromArray(SPECIES, panel, w + LANES), a1);
      a2 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 2 * LANES), a2);
      a3 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 3 * LANES), a3);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + 1]);
      a0 = b.fma(FloatVector.fromArray(SPECIES, panel, w + 4 * LANES), a0);
      a1 = b.fma(FloatVector.fromArray(SPECIES, panel, w + 5 * LANES), a1);
      a2 = b.fma(FloatVector.fromArray(SPECIES, panel, w + 6 * LANES), a2);
      a3 = b.fma(FloatVector.fromArray(SPECIES, panel, w + 7 * LANES), a3);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2]);
      a0 = c.fma(FloatVector.fromArray(SPECIES, panel, w + 8 * LANES), a0);
      a1 = c.fma(FloatVector.fromArray(SPECIES, panel, w + 9 * LANES), a1);
      a2 = c.fma(FloatVector.fromArray(SPECIES, panel, w + 10 * LANES), a2);
      a3 = c.fma(FloatVector.fromArray(SPECIES, panel, w + 11 * LANES), a3);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3]);
      a0 = d.fma(FloatVector.fromArray(SPECIES, panel, w + 12 * LANES), a0);
      a1 = d.fma(FloatVector.fromArray(SPECIES, panel, w + 13 * LANES), a1);
      a2 = d.fma(FloatVector.fromArray(SPECIES, panel, w + 14 * LANES), a2);
      a3 = d.fma(FloatVector.fromArray(SPECIES, panel, w + 15 * LANES), a3);
    }
    for (int k = fours; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector a = FloatVector.broadcast(SPECIES, x[xAt + k]);
      a0 = a.fma(FloatVector.fromArray(SPECIES, panel, w), a0);
      a1 = a.fma(FloatVector.fromArray(SPECIES, panel, w + LANES), a1);
      a2 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 2 * LANES), a2);
      a3 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 3 * LANES), a3);
    }
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
  }
}
