package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Dataset;
import org.unroll.network.Network;
import org.unroll.param.Seed;

/**
 * Trains a network by backpropagation through time: for every window of every batch one forward, one backward, clipping,
 * and one update of the weights.
 *
 * <pre>
 * History history = new Trainer(net).optimizer(new Adam(0.002)).clip(5).batch(32).truncate(50).epochs(3).train(corpus);
 * </pre>
 *
 * <p>The loss is the mean over all rows of targets in a window. The batch is cut into shards by its size alone, and their
 * gradients are added in order, so the result has the same bits for any number of threads. Interrupting the thread ends
 * the run after the update under way and keeps the weights and the history.
 */
public final class Trainer {
  private final Network network;
  private Optimizer optimizer = new Adam(0.002);
  private double clip = Double.POSITIVE_INFINITY;
  private int batch;
  private Truncation truncation;
  private int epochs = 1;
  private Seed seed = new Seed(42);
  private int threads = Runtime.getRuntime().availableProcessors();
  private Dataset validation;
  private Progress.Listener listener = progress -> {};

  /** A trainer of {@code network}, with Adam at 0.002, no clipping, one epoch. */
  public Trainer(Network network) {
    this.network = network;
  }

  /** The rule of the updates. */
  public Trainer optimizer(Optimizer chosen) {
    optimizer = chosen;
    return this;
  }

  /** Scales a gradient whose global norm is above {@code norm} down to it. */
  public Trainer clip(double norm) {
    require(norm > 0, "clip is %s but must be above 0. Try clip=5.", norm);
    clip = norm;
    return this;
  }

  /** How many sequences are run together; the data's own proposal if not given. */
  public Trainer batch(int size) {
    require(size >= 1, "The batch size is %d but must be at least 1.", size);
    batch = size;
    return this;
  }

  /** Windows of {@code steps} steps: an update each, the state carried over, gradients cut between them. */
  public Trainer truncate(int steps) {
    return truncate(steps, steps);
  }

  /** Windows of k1 steps whose gradients flow back k2 steps, as {@link Truncation} says. */
  public Trainer truncate(int k1, int k2) {
    truncation = new Truncation(k1, k2);
    return this;
  }

  /** Full BPTT: one window over the whole of each sequence. */
  public Trainer full() {
    truncation = Truncation.NONE;
    return this;
  }

  /** How often the data is gone through. */
  public Trainer epochs(int count) {
    require(count >= 1, "epochs is %d but must be at least 1.", count);
    epochs = count;
    return this;
  }

  /** The seed of the order of the data. */
  public Trainer seed(long value) {
    seed = new Seed(value);
    return this;
  }

  /** How many threads share a batch; all processors if not given. */
  public Trainer threads(int count) {
    require(count >= 1, "threads is %d but must be at least 1.", count);
    threads = count;
    return this;
  }

  /** Data whose loss is measured after each epoch. */
  public Trainer validate(Dataset data) {
    validation = data;
    return this;
  }

  /** Who hears of every update. */
  public Trainer onProgress(Progress.Listener hearing) {
    listener = hearing;
    return this;
  }

  /**
   * Trains on {@code data}.
   *
   * @throws IllegalArgumentException before anything was changed, if the data does not fit the network or the settings
   * @throws ArithmeticException if the loss or the gradient is no number any more; the weights are those of the last update
   */
  public History train(Dataset data) {
    int size = batch == 0 ? data.defaultBatch() : batch;
    Truncation windows =
        truncation == null ? Truncation.of(data.defaultWindow()) : truncation;
    TrainingPlan plan =
        new TrainingPlan(
            network, optimizer, clip, size, windows, epochs, seed, threads, validation, listener);
    return TrainingRun.of(plan, data).run();
  }
}
