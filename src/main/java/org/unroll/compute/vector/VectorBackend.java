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

  /**
   * C2 takes it that the methods which all operations of the Vector API share will meet no other
   * kinds of operation than those they have met when it compiles them. If others come all the same,
   * it gives up the types of vectors in methods with many operations, such as tanh, and makes an
   * object of each: a step four times as long. So they meet all kinds first.
   */
  public VectorBackend() {
    float[] x = new float[1 << 10];
    VectorActivations32 activations = new VectorActivations32();
    activations.tanh(x, 0, x, 0, x.length);
    activations.exponential(x, 0, 0, x, 0, x.length);
  }

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
