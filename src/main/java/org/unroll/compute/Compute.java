package org.unroll.compute;

import java.lang.reflect.InvocationTargetException;

/**
 * Where the primitives of the two precisions come from. They use vector instructions if the JVM was
 * started with {@code --add-modules jdk.incubator.vector} and the processor fuses multiply-adds,
 * which is looked up once; {@code -Dunroll.vector=false} does without all the same.
 */
public final class Compute {

  private static final String MODULE = "jdk.incubator.vector";
  private static final String VECTOR_BACKEND = "org.unroll.compute.vector.VectorBackend";

  private static final Backend BACKEND = backend();
  private static final Primitives<float[]> FLOAT32 = new BlockPrimitives<>(BACKEND.float32());
  private static final Primitives<double[]> FLOAT64 = new BlockPrimitives<>(BACKEND.float64());

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
    return !(BACKEND instanceof PlainBackend);
  }

  private static Backend backend() {
    if (!Boolean.parseBoolean(System.getProperty("unroll.vector", "true"))) {
      return new PlainBackend();
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      System.err.println(
          "Unroll computes without vector instructions, several times slower. Start Java with --add-modules "
              + MODULE
              + " for full speed.");
      return new PlainBackend();
    }
    if (!Processor.FUSES) {
      System.err.println(
          "Unroll computes without the Vector API, several times slower: this processor has no fused"
              + " multiply-add.");
      return new PlainBackend();
    }
    return vectorBackend();
  }

  private static Backend vectorBackend() {
    try {
      return (Backend) Class.forName(VECTOR_BACKEND).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(VECTOR_BACKEND + " failed to start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(VECTOR_BACKEND + " is missing from the jar", e);
    }
  }
}
