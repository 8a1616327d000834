package org.unroll.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.unroll.compute.Block;
import org.unroll.compute.Compute;
import org.unroll.compute.Packed;
import org.unroll.compute.Primitives;

/**
 * The products of a recurrent layer in float32: rows x outputs x inputs, 2 * rows * outputs *
 * inputs operations each. A step has as many rows as the batch, a projection those of all steps;
 * {@link #outer} sums over the rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {

  /** rows x outputs x inputs. */
  @Param({"1x2048x512", "16x512x128", "64x1024x256", "32x2048x512", "64x2048x512", "6400x2048x512"})
  public String shape;

  private final Primitives<float[]> primitives = Compute.float32();
  private Block<float[]> x;
  private Block<float[]> y;
  private Block<float[]> w;
  private Packed<float[]> packed;

  /** Random numbers of the shape. */
  @Setup
  public void prepare() {
    String[] sizes = shape.split("x");
    int rows = Integer.parseInt(sizes[0]);
    int outputs = Integer.parseInt(sizes[1]);
    int inputs = Integer.parseInt(sizes[2]);
    Random random = new Random(1);
    x = block(random, rows, inputs);
    y = block(random, rows, outputs);
    w = block(random, outputs, inputs);
    packed = primitives.pack(w);
  }

  private static Block<float[]> block(Random random, int rows, int columns) {
    float[] array = new float[rows * columns];
    for (int k = 0; k < array.length; k++) {
      array[k] = 1e-3f * (float) random.nextGaussian();
    }
    return new Block<>(array, 0, rows, columns, columns);
  }

  /** y = y + x w^T on packed weights. */
  @Benchmark
  public Object product() {
    primitives.product(x, packed, y);
    return y;
  }

  /** w = w + y^T x. */
  @Benchmark
  public Object outer() {
    primitives.outer(y, x, w);
    return w;
  }

  /** The weights laid out again, once an update. */
  @Benchmark
  public Object pack() {
    primitives.repack(w, packed);
    return packed;
  }
}
