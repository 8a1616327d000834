package org.unroll.golden;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;

/**
 * Sequences in PyTorch's form [T][B][...], padded and in any order, laid into a packed batch, and
 * back.
 */
record TorchBatch(int[] order, Packing packing) {

  /** Longest first, those of one length in their own order. */
  static TorchBatch of(int[] lengths) {
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparing(b -> -lengths[b]))
            .mapToInt(b -> b)
            .toArray();
    return new TorchBatch(order, Packing.of(IntStream.of(order).map(b -> lengths[b]).toArray()));
  }

  /** The rows that exist, packed. */
  Matrix pack(double[][][] theirs) {
    Matrix packed = Matrix.zeros(Precision.FLOAT64, packing.rows(), theirs[0][0].length);
    for (int k = 0; k < order.length; k++) {
      for (int t = 0; t < packing.length(k); t++) {
        int row = packing.row(k, t);
        TorchWeights.set(packed.rows(row, row + 1), theirs[t][order[k]]);
      }
    }
    return packed;
  }

  /** [T][B][...] of what is packed, zero where nothing exists. */
  double[][][] unpack(Matrix packed, int steps) {
    double[][][] all = new double[steps][order.length][packed.columns()];
    for (int k = 0; k < order.length; k++) {
      for (int t = 0; t < packing.length(k); t++) {
        int row = packing.row(k, t);
        all[t][order[k]] = packed.rows(row, row + 1).toArray()[0];
      }
    }
    return all;
  }

  /** A row for each sequence, ours from theirs. */
  Matrix sort(double[][] theirs) {
    return TorchWeights.float64(
        IntStream.of(order).mapToObj(b -> theirs[b]).toArray(double[][]::new));
  }
}
