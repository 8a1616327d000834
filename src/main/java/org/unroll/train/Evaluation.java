package org.unroll.train;

import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;

/**
 * A network measured on data it is not trained on.
 *
 * @param loss the mean loss of all rows of targets; for softmax cross entropy in nats
 * @param rows how many rows of targets there were
 */
public record Evaluation(double loss, long rows) {
  private static final int WINDOW = 128;

  /** exp(loss): as uncertain as a fair choice among that many symbols. */
  public double perplexity() {
    return Math.exp(loss);
  }

  /** The loss in bits: loss / ln 2; for a text, bits a character. */
  public double bits() {
    return loss / Math.log(2);
  }

  /**
   * Runs {@code network} over {@code data}, the state carried over within each sequence.
   *
   * @throws IllegalArgumentException if the data does not fit the network
   */
  public static Evaluation of(Network network, Dataset data) {
    check(network, data);
    double sum = 0;
    long rows = 0;
    for (Batch batch : data.batches(data.defaultBatch())) {
      sum += sumOf(network, batch.to(network.precision()));
      rows += batch.targets().rows();
    }
    return new Evaluation(sum / rows, rows);
  }

  static void check(Network network, Dataset data) {
    Fit.check(network, data, data.defaultBatch(), Truncation.NONE);
  }

  private static double sumOf(Network network, Batch batch) {
    NetworkState state = NetworkState.zero(network, batch.packing().sequences());
    UnrolledNetwork run = null;
    double sum = 0;
    int window = batch.everyStep() && network.readsForward() ? WINDOW : Integer.MAX_VALUE;
    Truncation truncation = new Truncation(window, window);
    int to;
    for (int from = 0; from < batch.packing().steps(); from = to) {
      to = truncation.end(from, batch.packing().steps());
      Batch part = batch.everyStep() ? batch.window(from, to) : batch;
      if (run == null || !run.packing().equals(part.packing())) {
        run = network.unroll(part.packing());
      }
      run.start(state);
      run.forward(part.x());
      sum += run.loss(part.targets(), 0);
      run.finish(state);
    }
    return sum;
  }
}
