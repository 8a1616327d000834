package org.unroll.compute.vector;

import org.unroll.compute.Backend;
import org.unroll.compute.Loops;
import org.unroll.compute.PlainBackend;
import org.unroll.compute.Processor;

/**
 * Vector code where it is faster than what the compiler makes of plain loops: all of float32, in
 * which networks are trained, and the products of float64.
 */
public final class VectorBackend implements Backend {

  /** As many registers as the wide tiles fill. */
  private static final int MANY_REGISTERS = 32;

  private final Backend plain = new PlainBackend();
  private final boolean wide;

  /** With tiles for this machine. */
  public VectorBackend() {
    this(Processor.VECTOR_REGISTERS);
  }

  /**
   * C2 takes it that the methods which all operations of the Vector API share will meet no other
   * kinds of operation than those they have met when it compiles them. If others come all the same,
   * it gives up the types of vectors in methods with many operations, such as tanh, and makes an
   * object of each: a step four times as long. So they meet all kinds first.
   *
   * @param registers vector registers for which the tiles are made
   */
  public VectorBackend(int registers) {
    wide = registers >= MANY_REGISTERS;
    float[] x = new float[1 << 10];
    VectorActivations32 activations = new VectorActivations32();
    activations.tanh(x, 0, x, 0, x.length);
    activations.exponential(x, 0, 0, x, 0, x.length);
  }

  @Override
  public Loops<float[]> float32() {
    return new Loops<>(
        new VectorSpans32(),
        new VectorActivations32(),
        new VectorGates32(),
        wide ? new WideTiles32() : new NarrowTiles32());
  }

  @Override
  public Loops<double[]> float64() {
    Loops<double[]> loops = plain.float64();
    return new Loops<>(
        loops.spans(),
        loops.activations(),
        loops.gates(),
        wide ? new WideTiles64() : new NarrowTiles64());
  }
}
