package org.unroll.bench;

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
import org.unroll.data.Batch;
import org.unroll.network.Network;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/**
 * One window of a preset's character model on one thread: forward, loss and BPTT, without the
 * update.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class CellBenchmark {

  /** A preset of {@link CharModel}. */
  @Param({"a-rnn", "a-lstm", "a-gru", "b-lstm", "d-rnn"})
  public String preset;

  private UnrolledNetwork run;
  private Batch batch;
  private Gradients gradients;

  /** The network and one window of random symbols. */
  @Setup
  public void prepare() {
    Preset model = Preset.of(preset);
    Network network = model.network();
    batch = model.corpus().batches(model.batch()).iterator().next().window(0, model.steps());
    run = network.unroll(batch.packing());
    gradients = network.gradients();
  }

  /** Forward over all steps. */
  @Benchmark
  public Object forward() {
    return run.forward(batch.x());
  }

  /** Forward, softmax cross entropy, and backward through time. */
  @Benchmark
  public Object forwardAndBackward() {
    run.forward(batch.x());
    run.loss(batch.targets(), 1.0 / batch.targets().rows());
    run.backward(gradients.clear());
    return gradients;
  }
}
