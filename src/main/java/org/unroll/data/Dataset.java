package org.unroll.data;

import org.unroll.param.Seed;

/** What a network is trained on or measured by. */
public interface Dataset {

  /**
   * The batches of one pass over the data, each of at most {@code size} sequences.
   *
   * @param shuffle the order of the sequences; the same seed gives the same order
   */
  Iterable<Batch> batches(int size, Seed shuffle);

  /** The batches of one pass over the data in the order of the data. */
  Iterable<Batch> batches(int size);

  /** A batch size that suits the data. */
  int defaultBatch();

  /**
   * Into windows of how many steps a training run cuts the sequences unless told otherwise; 0: it
   * does not.
   */
  int defaultWindow();
}
