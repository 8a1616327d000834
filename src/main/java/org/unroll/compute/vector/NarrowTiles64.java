package org.unroll.compute.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Spans64;

/**
 * {@link VectorTiles} of {@code double[]} where there are 16 vector registers: panels of two
 * vectors, rows a, b, c, d of a tile by vectors 0 and 1. It is written out for the same reason as
 * {@link WideTiles64}.
 */
final class NarrowTiles64 extends VectorTiles<double[]> {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANELS = 2;
  private static final int WIDTH = VECTORS / PANELS * LANES;

  /** With five the compiler of JDK 25 keeps a sum in memory, with six that of JDK 17. */
  private static final int COLUMNS = 4;

  NarrowTiles64() {
    super(new Spans64(), LANES, PANELS, COLUMNS);
  }

  @Override
  void addFourRows(
      double[] x, int xAt, int xStep, double[] panel, int inputs, double[] y, int yAt, int yStep) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, w);
      DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, w + LANES);
      int i = xAt + k;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + xStep]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2 * xStep]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3 * xStep]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    b0.add(DoubleVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(DoubleVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    c0.add(DoubleVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(DoubleVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    d0.add(DoubleVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(DoubleVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
  }

  @Override
  void addColumns(double[] x, int xAt, double[] panel, int inputs, double[] y, int yAt, int yStep) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, w);
      DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, w + LANES);
      int i = xAt + k * STRIP;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + 1]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
    }
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    b0.add(DoubleVector.fromArray(SPECIES, y, bAt)).intoArray(y, bAt);
    b1.add(DoubleVector.fromArray(SPECIES, y, bAt + LANES)).intoArray(y, bAt + LANES);
    c0.add(DoubleVector.fromArray(SPECIES, y, cAt)).intoArray(y, cAt);
    c1.add(DoubleVector.fromArray(SPECIES, y, cAt + LANES)).intoArray(y, cAt + LANES);
    d0.add(DoubleVector.fromArray(SPECIES, y, dAt)).intoArray(y, dAt);
    d1.add(DoubleVector.fromArray(SPECIES, y, dAt + LANES)).intoArray(y, dAt + LANES);
  }

  /**
   * Two panels at once, as two sums alone would wait for each other; the rest as in {@link
   * WideTiles64}.
   */
  @Override
  void addRow(double[] x, int xAt, double[][] panels, int first, int inputs, double[] y, int yAt) {
    double[] left = panels[first];
    double[] right = panels[first + 1];
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    int fours = inputs / 4 * 4;
    for (int k = 0; k < fours; k += 4) {
      int w = k * WIDTH;
      int i = xAt + k;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(DoubleVector.fromArray(SPECIES, left, w), a0);
      a1 = a.fma(DoubleVector.fromArray(SPECIES, left, w + LANES), a1);
      a2 = a.fma(DoubleVector.fromArray(SPECIES, right, w), a2);
      a3 = a.fma(DoubleVector.fromArray(SPECIES, right, w + LANES), a3);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + 1]);
      a0 = b.fma(DoubleVector.fromArray(SPECIES, left, w + 2 * LANES), a0);
      a1 = b.fma(DoubleVector.fromArray(SPECIES, left, w + 3 * LANES), a1);
      a2 = b.fma(DoubleVector.fromArray(SPECIES, right, w + 2 * LANES), a2);
      a3 = b.fma(DoubleVector.fromArray(SPECIES, right, w + 3 * LANES), a3);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2]);
      a0 = c.fma(DoubleVector.fromArray(SPECIES, left, w + 4 * LANES), a0);
      a1 = c.fma(DoubleVector.fromArray(SPECIES, left, w + 5 * LANES), a1);
      a2 = c.fma(DoubleVector.fromArray(SPECIES, right, w + 4 * LANES), a2);
      a3 = c.fma(DoubleVector.fromArray(SPECIES, right, w + 5 * LANES), a3);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3]);
      a0 = d.fma(DoubleVector.fromArray(SPECIES, left, w + 6 * LANES), a0);
      a1 = d.fma(DoubleVector.fromArray(SPECIES, left, w + 7 * LANES), a1);
      a2 = d.fma(DoubleVector.fromArray(SPECIES, right, w + 6 * LANES), a2);
      a3 = d.fma(DoubleVector.fromArray(SPECIES, right, w + 7 * LANES), a3);
    }
    for (int k = fours; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[xAt + k]);
      a0 = a.fma(DoubleVector.fromArray(SPECIES, left, w), a0);
      a1 = a.fma(DoubleVector.fromArray(SPECIES, left, w + LANES), a1);
      a2 = a.fma(DoubleVector.fromArray(SPECIES, right, w), a2);
      a3 = a.fma(DoubleVector.fromArray(SPECIES, right, w + LANES), a3);
    }
    a0.add(DoubleVector.fromArray(SPECIES, y, yAt)).intoArray(y, yAt);
    a1.add(DoubleVector.fromArray(SPECIES, y, yAt + LANES)).intoArray(y, yAt + LANES);
    a2.add(DoubleVector.fromArray(SPECIES, y, yAt + 2 * LANES)).intoArray(y, yAt + 2 * LANES);
    a3.add(DoubleVector.fromArray(SPECIES, y, yAt + 3 * LANES)).intoArray(y, yAt + 3 * LANES);
  }
}
