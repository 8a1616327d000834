package org.unroll.compute;

/** Where the primitives of the two precisions come from. */
public final class Compute {

  private static final Primitives<float[]> FLOAT32 =
      new BlockPrimitives<>(new Spans32(), new Activations32());
  private static final Primitives<double[]> FLOAT64 =
      new BlockPrimitives<>(new Spans64(), new Activations64());

  private Compute() {}

  /** The primitives on {@code float[]}. */
  public static Primitives<float[]> float32() {
    return FLOAT32;
  }

  /** The primitives on {@code double[]}. */
  public static Primitives<double[]> float64() {
    return FLOAT64;
  }

  /** Whether the primitives use vector instructions through {@code jdk.incubator.vector}. */
  public static boolean vectorised() {
    return false;
  }
}
