package org.unroll.data;

import java.util.stream.IntStream;
import org.unroll.matrix.Packing;

/** Some of the sequences of a packing, in their order. */
final class Packings {
  private Packings() {}

  static Packing select(int[] sequences, Packing packing) {
    return Packing.of(IntStream.of(sequences).map(packing::length).toArray());
  }

  static int[] rowsOf(int[] sequences, Packing packing) {
    return IntStream.range(0, packing.steps())
        .flatMap(
            t ->
                IntStream.of(sequences)
                    .filter(b -> packing.length(b) > t)
                    .map(b -> packing.row(b, t)))
        .toArray();
  }
}
