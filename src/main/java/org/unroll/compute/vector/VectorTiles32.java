package org.unroll.compute.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorTiles} of {@code float[]}: rows a, b, c ... of a tile by vectors 0 to 3. There are
 * no helper methods, since in methods as large as these the compiler inlines the Vector API's own
 * methods only.
 */
final class VectorTiles32 extends VectorTiles<float[]> {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = VECTORS * LANES;

  VectorTiles32() {
    super(new VectorSpans32(), LANES);
  }

  @Override
  float[][] allocatePanels(int count, int length) {
    return new float[count][length];
  }

  @Override
  void addFourRows(
      float[] x, int xAt, int xStep, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y, bAt);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y, bAt + LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y, bAt + 2 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y, bAt + 3 * LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, y, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, y, cAt + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, y, cAt + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, y, cAt + 3 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, y, dAt);
    FloatVector d1 = FloatVector.fromArray(SPECIES, y, dAt + LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, y, dAt + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, y, dAt + 3 * LANES);
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
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + LANES);
    a2.intoArray(y, yAt + 2 * LANES);
    a3.intoArray(y, yAt + 3 * LANES);
    b0.intoArray(y, bAt);
    b1.intoArray(y, bAt + LANES);
    b2.intoArray(y, bAt + 2 * LANES);
    b3.intoArray(y, bAt + 3 * LANES);
    c0.intoArray(y, cAt);
    c1.intoArray(y, cAt + LANES);
    c2.intoArray(y, cAt + 2 * LANES);
    c3.intoArray(y, cAt + 3 * LANES);
    d0.intoArray(y, dAt);
    d1.intoArray(y, dAt + LANES);
    d2.intoArray(y, dAt + 2 * LANES);
    d3.intoArray(y, dAt + 3 * LANES);
  }

  @Override
  void addSixColumns(float[] x, int xAt, float[] panel, int inputs, float[] y, int yAt, int yStep) {
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    int eAt = dAt + yStep;
    int fAt = eAt + yStep;
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y, bAt);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y, bAt + LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y, bAt + 2 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y, bAt + 3 * LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, y, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, y, cAt + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, y, cAt + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, y, cAt + 3 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, y, dAt);
    FloatVector d1 = FloatVector.fromArray(SPECIES, y, dAt + LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, y, dAt + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, y, dAt + 3 * LANES);
    FloatVector e0 = FloatVector.fromArray(SPECIES, y, eAt);
    FloatVector e1 = FloatVector.fromArray(SPECIES, y, eAt + LANES);
    FloatVector e2 = FloatVector.fromArray(SPECIES, y, eAt + 2 * LANES);
    FloatVector e3 = FloatVector.fromArray(SPECIES, y, eAt + 3 * LANES);
    FloatVector f0 = FloatVector.fromArray(SPECIES, y, fAt);
    FloatVector f1 = FloatVector.fromArray(SPECIES, y, fAt + LANES);
    FloatVector f2 = FloatVector.fromArray(SPECIES, y, fAt + 2 * LANES);
    FloatVector f3 = FloatVector.fromArray(SPECIES, y, fAt + 3 * LANES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, w + LANES);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES);
      FloatVector w3 = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES);
      int i = xAt + k * TRANSPOSED_STRIDE;
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
      FloatVector f = FloatVector.broadcast(SPECIES, x[i + 5]);
      f0 = f.fma(w0, f0);
      f1 = f.fma(w1, f1);
      f2 = f.fma(w2, f2);
      f3 = f.fma(w3, f3);
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + LANES);
    a2.intoArray(y, yAt + 2 * LANES);
    a3.intoArray(y, yAt + 3 * LANES);
    b0.intoArray(y, bAt);
    b1.intoArray(y, bAt + LANES);
    b2.intoArray(y, bAt + 2 * LANES);
    b3.intoArray(y, bAt + 3 * LANES);
    c0.intoArray(y, cAt);
    c1.intoArray(y, cAt + LANES);
    c2.intoArray(y, cAt + 2 * LANES);
    c3.intoArray(y, cAt + 3 * LANES);
    d0.intoArray(y, dAt);
    d1.intoArray(y, dAt + LANES);
    d2.intoArray(y, dAt + 2 * LANES);
    d3.intoArray(y, dAt + 3 * LANES);
    e0.intoArray(y, eAt);
    e1.intoArray(y, eAt + LANES);
    e2.intoArray(y, eAt + 2 * LANES);
    e3.intoArray(y, eAt + 3 * LANES);
    f0.intoArray(y, fAt);
    f1.intoArray(y, fAt + LANES);
    f2.intoArray(y, fAt + 2 * LANES);
    f3.intoArray(y, fAt + 3 * LANES);
  }

  @Override
  void addRow(float[] x, int xAt, int xStep, float[] panel, int inputs, float[] y, int yAt) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      FloatVector a = FloatVector.broadcast(SPECIES, x[xAt + k * xStep]);
      a0 = a.fma(FloatVector.fromArray(SPECIES, panel, w), a0);
      a1 = a.fma(FloatVector.fromArray(SPECIES, panel, w + LANES), a1);
      a2 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 2 * LANES), a2);
      a3 = a.fma(FloatVector.fromArray(SPECIES, panel, w + 3 * LANES), a3);
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + LANES);
    a2.intoArray(y, yAt + 2 * LANES);
    a3.intoArray(y, yAt + 3 * LANES);
  }
}
