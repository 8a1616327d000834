package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorTiles} of {@code float[]} where there are 16 vector registers: panels of two
 * vectors, rows a, b, c, d of a tile by vectors 0 and 1. It is written out for the same reason as
 * {@link WideTiles32}.
 */
final class NarrowTiles32 extends VectorTiles<float[]> {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANELS = 2;
  private static final int WIDTH = VECTORS / PANELS * LANES;

  /** With five the compiler of JDK 25 keeps a sum in memory, with six that of JDK 17. */
  private static final int COLUMNS = 4;

  NarrowTiles32() {
    super(new VectorSpans32(), LANES, PANELS, COLUMNS);
  }

  @Override
  void addFourRows(
      float[] x, int xAt, int xStep, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, w + LANES);
      int i = xAt + k;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + xStep]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2 * xStep]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3 * xStep]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    b0.add(FloatVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(FloatVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    c0.add(FloatVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(FloatVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    d0.add(FloatVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(FloatVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
  }

  @Override
  void addColumns(float[] x, int xAt, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, w + LANES);
      int i = xAt + k * STRIP;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + 1]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    b0.add(FloatVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(FloatVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    c0.add(FloatVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(FloatVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    d0.add(FloatVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(FloatVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
  }

  /**
   * Two panels at once, as two sums alone would wait for each other; the rest as in {@link
   * WideTiles32}.
   */
  @Override
  void addRow(float[] x, int xAt, float[][] panels, int first, int inputs, float[] y, int yAt) {
    float[] left = panels[first];
    float[] right = panels[first + 1];
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    int fours = inputs / 4 * 4;
    for (int k = 0; k < fours; k += 4) {
      int w = k * WIDTH;
      int i = xAt + k;
      FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(FloatVector.fromArray(SPECIES, left, w), a0);
      a1 = a.fma(FloatVector.fromArray(SPECIES, left, w + LANES), a1);
      a2 = a.fma(FloatVector.fromArray(SPECIES, right, w), a2);
      a3 = a.fma(FloatVector.fromArray(SPECIES, right, w + LANES), a3);
      FloatVector b = FloatVector.broadcast(SPECIES, x[i + 1]);
      a0 = b.fma(FloatVector.fromArray(SPECIES, left, w + 2 * LANES), a0);
      a1 = b.fma(FloatVector.fromArray(SPECIES, left, w + 3 * LANES), a1);
      a2 = b.fma(FloatVector.fromArray(SPECIES, right, w + 2 * LANES), a2);
      a3 = b.fma(FloatVector.fromArray(SPECIES, right, w + 3 * LANES), a3);
      FloatVector c = FloatVector.broadcast(SPECIES, x[i + 2]);
      a0 = c.fma(FloatVector.fromArray(SPECIES, left, w + 4 * LANES), a0);
      a1 = c.fma(FloatVector.fromArray(SPECIES, left, w + 5 * LANES), a1);
      a2 = c.fma(FloatVector.fromArray(SPECIES, right, w + 4 * LANES), a2);
      a3 = c.fma(FloatVector.fromArray(SPECIES, right, w + 5 * LANES), a3);
      FloatVector d = FloatVector.broadcast(SPECIES, x[i + 3]);
      a0 = d.fma(FloatVector.fromArray(SPECIES, left, w + 6 * LANES), a0);
      a1 = d.fma(FloatVector.fromArray(SPECIES, left, w + 7 * LANES), a1);
      a2 = d.fma(FloatVector.fromArray(SPECIES, right, w + 6 * LANES), a2);
      a3 = d.fma(FloatVector.fromArray(SPECIES, right, w + 7 * LANES), a3);
    }
    for (int k = fours; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector a = FloatVector.broadcast(SPECIES, x[xAt + k]);
      a0 = a.fma(FloatVector.fromArray(SPECIES, left, w), a0);
      a1 = a.fma(FloatVector.fromArray(SPECIES, left, w + LANES), a1);
      a2 = a.fma(FloatVector.fromArray(SPECIES, right, w), a2);
      a3 = a.fma(FloatVector.fromArray(SPECIES, right, w + LANES), a3);
    }
    a0.add(FloatVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(FloatVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
  }
}
