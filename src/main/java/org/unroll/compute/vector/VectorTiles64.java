package org.unroll.compute.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.unroll.compute.Spans64;

/** {@link VectorTiles} of {@code double[]}. */
final class VectorTiles64 extends VectorTiles<double[]> {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = VECTORS * LANES;

  VectorTiles64() {
    super(new Spans64(), LANES);
  }

  @Override
  double[][] allocatePanels(int count, int length) {
    return new double[count][length];
  }

  @Override
  void addFourRows(
      double[] x, int xAt, int rowStep, int inputStep, double[] panel, int inputs, double[] y, int yAt, int yStep) {
    int bAt = yAt + yStep;
    int cAt = bAt + yStep;
    int dAt = cAt + yStep;
    DoubleVector a0 = load(y, yAt);
    DoubleVector a1 = load(y, yAt + LANES);
    DoubleVector a2 = load(y, yAt + 2 * LANES);
    DoubleVector a3 = load(y, yAt + 3 * LANES);
    DoubleVector b0 = load(y, bAt);
    DoubleVector b1 = load(y, bAt + LANES);
    DoubleVector b2 = load(y, bAt + 2 * LANES);
    DoubleVector b3 = load(y, bAt + 3 * LANES);
    DoubleVector c0 = load(y, cAt);
    DoubleVector c1 = load(y, cAt + LANES);
    DoubleVector c2 = load(y, cAt + 2 * LANES);
    DoubleVector c3 = load(y, cAt + 3 * LANES);
    DoubleVector d0 = load(y, dAt);
    DoubleVector d1 = load(y, dAt + LANES);
    DoubleVector d2 = load(y, dAt + 2 * LANES);
    DoubleVector d3 = load(y, dAt + 3 * LANES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector w0 = load(panel, w);
      DoubleVector w1 = load(panel, w + LANES);
      DoubleVector w2 = load(panel, w + 2 * LANES);
      DoubleVector w3 = load(panel, w + 3 * LANES);
      int i = xAt + k * inputStep;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[i]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      DoubleVector b = DoubleVector.broadcast(SPECIES, x[i + rowStep]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      DoubleVector c = DoubleVector.broadcast(SPECIES, x[i + 2 * rowStep]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      DoubleVector d = DoubleVector.broadcast(SPECIES, x[i + 3 * rowStep]);
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
  void addRow(double[] x, int xAt, int inputStep, double[] panel, int inputs, double[] y, int yAt) {
    DoubleVector a0 = load(y, yAt);
    DoubleVector a1 = load(y, yAt + LANES);
    DoubleVector a2 = load(y, yAt + 2 * LANES);
    DoubleVector a3 = load(y, yAt + 3 * LANES);
    for (int k = 0; k < inputs; k++) {
      int w = k * WIDTH;
      DoubleVector a = DoubleVector.broadcast(SPECIES, x[xAt + k * inputStep]);
      a0 = a.fma(load(panel, w), a0);
      a1 = a.fma(load(panel, w + LANES), a1);
      a2 = a.fma(load(panel, w + 2 * LANES), a2);
      a3 = a.fma(load(panel, w + 3 * LANES), a3);
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + LANES);
    a2.intoArray(y, yAt + 2 * LANES);
    a3.intoArray(y, yAt + 3 * LANES);
  }

  private static DoubleVector load(double[] array, int at) {
    return DoubleVector.fromArray(SPECIES, array, at);
  }
}
