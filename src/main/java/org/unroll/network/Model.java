package org.unroll.network;

import java.io.IOException;
import java.nio.file.Path;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.loss.Loss;
import org.unroll.matrix.Precision;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/** What can be trained and measured: weights, a way from a batch to outputs, and a loss. */
public interface Model {

  /**
   * Opens what a model file holds: a {@link Network} or an {@link EncoderDecoder}.
   *
   * @throws IOException if the file is not there, or is damaged; the message says how
   */
  static Model open(Path file) throws IOException {
    return NetworkStore.find().openModel(file);
  }

  /** Its weights. */
  Parameters parameters();

  /** Zero gradients for its weights. */
  default Gradients gradients() {
    return new Gradients(parameters());
  }

  /** The precision of its numbers. */
  Precision precision();

  /** The loss. */
  Loss loss();

  /** K, the length of an output row. */
  int outputSize();

  /**
   * Fails unless the batch can be run and compared with its targets.
   *
   * @throws IllegalArgumentException with what does not fit
   */
  void check(Batch batch);

  /**
   * Whether a sequence with a target at every step may be cut into windows between which the state
   * is carried over.
   */
  boolean runsInWindows();

  /** The zero state of {@code sequences} sequences. */
  NetworkState zeroState(int sequences);

  /** The memory of a run over batches packed like {@code batch}. */
  ModelRun run(Batch batch, Keep keep);
}
