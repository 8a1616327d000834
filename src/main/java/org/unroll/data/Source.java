package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;

/**
 * What the encoder of an encoder-decoder reads for the sequences of a {@link Batch}, packed by its
 * own lengths: x [N x D].
 *
 * @param order for each sequence of the batch, which of these sequences belongs to it
 */
public record Source(Packing packing, Rows x, int[] order) {
  /** Checks that each sequence of the batch has one. */
  public Source {
    require(
        order.length == packing.sequences(),
        "Source: %d sequences do not fit a batch of %d.",
        packing.sequences(),
        order.length);
    order = order.clone();
  }

  @Override
  public int[] order() {
    return order.clone();
  }

  /** Which of these sequences belongs to sequence {@code b} of the batch. */
  public int of(int b) {
    return order[b];
  }

  Source to(Precision precision) {
    return x instanceof Matrix m ? new Source(packing, m.to(precision), order) : this;
  }

  /** What belongs to these sequences of the batch. */
  Source select(int[] sequences) {
    int[] own = IntStream.of(sequences).map(b -> order[b]).sorted().toArray();
    int[] place = new int[packing.sequences()];
    for (int k = 0; k < own.length; k++) {
      place[own[k]] = k;
    }
    return new Source(
        Packings.select(own, packing),
        x.pick(Packings.rowsOf(own, packing)),
        IntStream.of(sequences).map(b -> place[order[b]]).toArray());
  }
}
