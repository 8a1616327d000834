package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Dataset;
import org.unroll.network.Model;
import org.unroll.param.Seed;

/**
 * Trains a model by backpropagation through time: for every window of every batch one forward, one
 * backward, clipping, and one update of the weights.
 *
 * <pre>
 * History history = new Trainer(net).optimizer(new Adam(0.002)).clip(5).batch(32).truncate(50).epochs(3).train(corpus);
 * </pre>
 *
 * <p>The loss is the mean over all rows of targets in a window. The batch is cut into shards by its
 * size alone, and their gradients are added in order, so the result has the same bits for any
 * number of threads. Interrupting the thread abandons the update under way, ends the run and keeps
 * the weights and the history. A run that fails leaves the weights as they were before it.
 */
public final class Trainer {
  private final Model model;
  private UpdateRule rule = UpdateRule.of(new Adam(0.002));
  private int batch;
  private Truncation truncation;
  private int epochs = 1;
  private int patience;
  private Seed seed = new Seed(42);
  private int threads = Runtime.getRuntime().availableProcessors();
  private Dataset validation;
  private Progress.Listener listener = progress -> {};
  private Checkpoint.Keeper keeper = checkpoint -> {};
  private int every;
  private Checkpoint resume;

  /** A trainer of {@code model}, with Adam at 0.002, no clipping, one epoch. */
  public Trainer(Model model) {
    this.model = model;
  }

  /** The rule of the updates. */
  public Trainer optimizer(Optimizer chosen) {
    Settings.rate(chosen.rate());
    rule = rule.with(chosen);
    return this;
  }

  /** How the learning rate changes in the course of the run; constant if not given. */
  public Trainer schedule(Schedule chosen) {
    rule = rule.with(chosen);
    return this;
  }

  /** Scales a gradient whose global norm is above {@code norm} down to it. */
  public Trainer clip(double norm) {
    require(norm > 0, "clip is %s but must be above 0. Try clip=5.", norm);
    rule = rule.withClip(norm);
    return this;
  }

  /** Cuts every number of a gradient to [-most, most], before {@link #clip}. */
  public Trainer clipValue(double most) {
    require(most > 0, "clipValue is %s but must be above 0. Try clipValue=1.", most);
    rule = rule.withClipValue(most);
    return this;
  }

  /**
   * dW = dW + lambda W after clipping, the derivative of a loss that grows by lambda |W|^2 / 2; see
   * {@link AdamW} too.
   */
  public Trainer weightDecay(double lambda) {
    Settings.decay(lambda);
    rule = rule.withDecay(lambda);
    return this;
  }

  /** How many sequences are run together; the data's own proposal if not given. */
  public Trainer batch(int size) {
    require(size >= 1, "The batch size is %d but must be at least 1.", size);
    batch = size;
    return this;
  }

  /**
   * Windows of {@code steps} steps: an update each, the state carried over, gradients cut between
   * them.
   */
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

  /**
   * Early stopping: ends the run when the validation loss has not fallen for {@code count} epochs,
   * and goes back to the weights of the epoch where it was lowest. An interrupted run keeps its
   * last weights.
   */
  public Trainer patience(int count) {
    require(count >= 1, "patience is %d but must be at least 1 epoch.", count);
    patience = count;
    return this;
  }

  /** Who hears of every update. */
  public Trainer onProgress(Progress.Listener hearing) {
    listener = hearing;
    return this;
  }

  /**
   * Keeps a checkpoint after every {@code updates} updates, when the run is interrupted, and at its
   * end.
   */
  public Trainer checkpoints(int updates, Checkpoint.Keeper where) {
    require(
        updates >= 1, "A checkpoint is every %d updates but must be at least every 1.", updates);
    every = updates;
    keeper = where;
    return this;
  }

  /** Goes on from a checkpoint of a run with the same settings over the same data. */
  public Trainer resume(Checkpoint from) {
    resume = from;
    return this;
  }

  /**
   * Trains on {@code data}.
   *
   * @throws IllegalArgumentException before anything was changed, if the data does not fit the
   *     model or the settings
   * @throws ArithmeticException if the loss, the gradient or the weights are no numbers any more;
   *     the weights are those from before the run
   */
  public History train(Dataset data) {
    int size = batch == 0 ? data.defaultBatch() : batch;
    int proposed = model.runsInWindows() ? data.defaultWindow() : 0;
    Truncation windows = truncation == null ? Truncation.of(proposed) : truncation;
    return TrainingRun.of(
        new TrainingPlan(
            model,
            data,
            rule,
            size,
            windows,
            epochs,
            patience,
            seed,
            threads,
            validation,
            listener,
            keeper,
            every,
            resume));
  }
}
