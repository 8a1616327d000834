package org.unroll.compute.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Spans64;

/**
 * {@link VectorTiles} of {@code double[]} where there are 32 vector registers: panels of four
 * vectors, rows a, b, c ... of a tile by vectors 0 to 3. There are no helper methods, since in
 * methods as large as these the compiler inlines the Vector API's own methods only.
 */
final class WideTiles64 extends VectorTiles<double[]> {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = VECTORS * LANES;

  /** With six the compiler often keeps two sums in memory. */
  private static final int COLUMNS = 5;

  WideTiles64() {
    super(new Spans64(), LANES, 1, COLUMNS);
  }

  @Override
  void addFourRows(
      double[] x, int xAt, int xStep, double[] panel, int inputs, double[] y, int yAt, int yStep) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector b2 = DoubleVector.zero(SPECIES);
    DoubleVector b3 = DoubleVector.zero(SPECIES);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, w);
      DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, w + LANES);
      DoubleVector w2 = DoubleVector.fromArray(SPECIES, panel, w + 2 * LANES);
      DoubleVector w3 = DoubleVector.fromArray(SPECIES, panel, w + 3 * LANES);
      int i = xAt + k;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + xStep]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2 * xStep]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3 * xStep]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
      d2 = d.fma(w2, d2);
      d3 = d.fma(w3, d3);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(DoubleVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(DoubleVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
    b0.add(DoubleVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(DoubleVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    b2.add(DoubleVector.fromArray(SPECIES, y, bAt + 2 * LANES)).intoArray(y, bAt + 2 * LANES);
    b3.add(DoubleVector.fromArray(SPECIES, y, bAt + 3 * LANES)).intoArray(y, bAt + 3 * LANES);
    c0.add(DoubleVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(DoubleVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    c2.add(DoubleVector.fromArray(SPECIES, y, cAt + 2 * LANES)).intoArray(y, cAt + 2 * LANES);
    c3.add(DoubleVector.fromArray(SPECIES, y, cAt + 3 * LANES)).intoArray(y, cAt + 3 * LANES);
    d0.add(DoubleVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(DoubleVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
    d2.add(DoubleVector.fromArray(SPECIES, y, dAt + 2 * LANES)).intoArray(y, dAt + 2 * LANES);
    d3.add(DoubleVector.fromArray(SPECIES, y, dAt + 3 * LANES)).intoArray(y, dAt + 3 * LANES);
  }

  @Override
  void addColumns(double[] x, int xAt, double[] panel, int inputs, double[] y, int yAt, int yStep) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector b2 = DoubleVector.zero(SPECIES);
    DoubleVector b3 = DoubleVector.zero(SPECIES);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = DoubleVector.zero(SPECIES);
    DoubleVector e0 = DoubleVector.zero(SPECIES);
    DoubleVector e1 = DoubleVector.zero(SPECIES);
    DoubleVector e2 = DoubleVector.zero(SPECIES);
    DoubleVector e3 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, w);
      DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, w + LANES);
      DoubleVector w2 = DoubleVector.fromArray(SPECIES, panel, w + 2 * LANES);
      DoubleVector w3 = DoubleVector.fromArray(SPECIES, panel, w + 3 * LANES);
      int i = xAt + k * STRIP;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + 1]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
      d2 = d.fma(w2, d2);
      d3 = d.fma(w3, d3);
      DoubleVector e = DoubleVector.broadcast(SPECIES, x[i + 4]);
      e0 = e.fma(w0, e0);
      e1 = e.fma(w1, e1);
      e2 = e.fma(w2, e2);
      e3 = e.fma(w3, e3);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    int eAt = dAt + yStep;
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(DoubleVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(DoubleVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
    b0.add(DoubleVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(DoubleVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    b2.add(DoubleVector.fromArray(SPECIES, y, bAt + 2 * LANES)).intoArray(y, bAt + 2 * LANES);
    b3.add(DoubleVector.fromArray(SPECIES, y, bAt + 3 * LANES)).intoArray(y, bAt + 3 * LANES);
    c0.add(DoubleVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(DoubleVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    c2.add(DoubleVector.fromArray(SPECIES, y, cAt + 2 * LANES)).intoArray(y, cAt + 2 * LANES);
    c3.add(DoubleVector.fromArray(SPECIES, y, cAt + 3 * LANES)).intoArray(y, cAt + 3 * LANES);
    d0.add(DoubleVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(DoubleVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
    d2.add(DoubleVector.fromArray(SPECIES, y, dAt + 2 * LANES)).intoArray(y, dAt + 2 * LANES);
    d3.add(DoubleVector.fromArray(SPECIES, y, dAt + 3 * LANES)).intoArray(y, dAt + 3 * LANES);
    e0.add(DoubleVector.fromArray(SPECIES, y, eAt)).intoArray(y, eAt);
    e1.add(DoubleVector.fromArray(SPECIES, y, eAt + LANES)).intoArray(y, eAt + LANES);
    e2.add(DoubleVector.fromArray(SPECIES, y, eAt + 2 * LANES)).intoArray(y, eAt + 2 * LANES);
    e3.add(DoubleVector.fromArray(SPECIES, y, eAt + 3 * LANES)).intoArray(y, eAt + 3 * LANES);
  }

  /**
   * By four inputs at a time. Of a loop by one the compiler makes one by eight that reads two of
   * the four vectors of all eight before the other two, which prefetchers do not follow as well.
   */
  @Override
  void addRow(double[] x, int xAt, double[][] panels, int first, int inputs, double[] y, int yAt) {
    double[] panel = panels[first];
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    int fours = inputs / 4 * 4;
    for (int k = 0; k < fours; k += 4) {
      int w = k * WIDTH;
      int i = xAt + k;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(DoubleVector.fromArray(SPECIES, panel, w), a0);
      a1 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + LANES), a1);
      a2 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + 2 * LANES), a2);
      a3 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + 3 * LANES), a3);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + 1]);
      a0 = b.fma(DoubleVector.fromArray(SPECIES, panel, w + 4 * LANES), a0);
      a1 = b.fma(DoubleVector.fromArray(SPECIES, panel, w + 5 * LANES), a1);
      a2 = b.fma(DoubleVector.fromArray(SPECIES, panel, w + 6 * LANES), a2);
      a3 = b.fma(DoubleVector.fromArray(SPECIES, panel, w + 7 * LANES), a3);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2]);
      a0 = c.fma(DoubleVector.fromArray(SPECIES, panel, w + 8 * LANES), a0);
      a1 = c.fma(DoubleVector.fromArray(SPECIES, panel, w + 9 * LANES), a1);
      a2 = c.fma(DoubleVector.fromArray(SPECIES, panel, w + 10 * LANES), a2);
      a3 = c.fma(DoubleVector.fromArray(SPECIES, panel, w + 11 * LANES), a3);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3]);
      a0 = d.fma(DoubleVector.fromArray(SPECIES, panel, w + 12 * LANES), a0);
      a1 = d.fma(DoubleVector.fromArray(SPECIES, panel, w + 13 * LANES), a1);
      a2 = d.fma(DoubleVector.fromArray(SPECIES, panel, w + 14 * LANES), a2);
      a3 = d.fma(DoubleVector.fromArray(SPECIES, panel, w + 15 * LANES), a3);
    }
    for (int k = fours; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[xAt + k]);
      a0 = a.fma(DoubleVector.fromArray(SPECIES, panel, w), a0);
      a1 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + LANES), a1);
      a2 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + 2 * LANES), a2);
      a3 = a.fma(DoubleVector.fromArray(SPECIES, panel, w + 3 * LANES), a3);
    }
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(DoubleVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(DoubleVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
  }
}
