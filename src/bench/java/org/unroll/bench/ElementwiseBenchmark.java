package org.unroll.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.unroll.compute.Block;
import org.unroll.compute.Compute;
import org.unroll.compute.Primitives;

/**
 * What a recurrent layer does to each number in float32: nanoseconds a unit, for 32 rows of 256
 * units.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ElementwiseBenchmark.ROWS * ElementwiseBenchmark.UNITS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ElementwiseBenchmark {
  static final int ROWS = 32;
  static final int UNITS = 256;

  private final Primitives<float[]> primitives = Compute.float32();
  private final Random random = new Random(1);
  private final Block<float[]> a = block(UNITS);
  private final Block<float[]> b = block(UNITS);
  private final Block<float[]> c = block(UNITS);
  private final Block<float[]> d = block(UNITS);
  private final Block<float[]> gates = block(4 * UNITS);
  private final Block<float[]> dGates = block(4 * UNITS);
  private final Primitives.Adam step = new Primitives.Adam(0.002, 0.9, 0.999, 1e-8, 0.1, 0.001);

  private Block<float[]> block(int columns) {
    float[] array = new float[ROWS * columns];
    for (int k = 0; k < array.length; k++) {
      array[k] = (float) random.nextGaussian();
    }
    return new Block<>(array, 0, ROWS, columns, columns);
  }

  /** y = tanh(x). */
  @Benchmark
  public Object tanh() {
    primitives.tanh(a, b);
    return b;
  }

  /** y = sigmoid(x). */
  @Benchmark
  public Object sigmoid() {
    primitives.sigmoid(a, b);
    return b;
  }

  /** y = softmax(x) in rows of 256. */
  @Benchmark
  public Object softmax() {
    primitives.softmax(a, b);
    return b;
  }

  /** All that an LSTM does between two products forward. */
  @Benchmark
  public Object lstmForward() {
    primitives.lstmForward(gates, a, b, c, d);
    return d;
  }

  /** And backward. */
  @Benchmark
  public Object lstmBackward() {
    primitives.lstmBackward(gates, a, b, c, d, dGates);
    return dGates;
  }

  /** One update of Adam. */
  @Benchmark
  public Object adam() {
    primitives.adam(a, b, c, d, step);
    return d;
  }
}
