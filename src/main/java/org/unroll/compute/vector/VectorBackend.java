package org.unroll.compute.vector;

import org.unroll.compute.Backend;
import org.unroll.compute.Loops;
import org.unroll.compute.PlainBackend;

/**
 * Vector code where it is faster than what the compiler makes of plain loops: all of float32, in
 * which networks are trained, and the products of float64.
 */
public final class VectorBackend implements Backend {

  private final Backend plain = new PlainBackend();

  @Override
  public Loops<float[]> float32() {
    return new Loops<>(
        new VectorSpans32(), new VectorActivations32(), new VectorGates32(), new VectorTiles32());
  }

  @Override
  public Loops<double[]> float64() {
    Loops<double[]> loops = plain.float64();
    return new Loops<>(loops.spans(), loops.activations(), loops.gates(), new VectorTiles64());
  }
}
