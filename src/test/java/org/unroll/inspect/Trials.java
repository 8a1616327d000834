package org.unroll.inspect;

import java.util.SplittableRandom;
import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Initializer;

/** Networks with random weights, and random batches of mixed lengths for them. */
final class Trials {
  static final int INPUTS = 3;
  static final int CLASSES = 6;
  static final Packing PACKING = Packing.of(5, 4, 4, 1);

  private Trials() {}

  static NetworkBuilder float64() {
    return Network.builder().precision(Precision.FLOAT64).input(INPUTS);
  }

  static NetworkBuilder symbols() {
    return Network.builder()
        .precision(Precision.FLOAT64)
        .oneHot(Vocabulary.ofCharacters("abcdefg"));
  }

  static Network shaken(NetworkBuilder builder) {
    Network network = builder.build();
    SplittableRandom random = new SplittableRandom(3);
    network.parameters().weights().forEach(w -> Initializer.uniform(0.8).fill(w.value(), random));
    return network;
  }

  static Matrix random(int rows, int columns, long seed) {
    Matrix m = Matrix.zeros(Precision.FLOAT64, rows, columns);
    Initializer.uniform(1).fill(m, new SplittableRandom(seed));
    return m;
  }

  /** Numbers in, a class out for each row that the network answers. */
  static Batch numbers(Network network) {
    return batch(network, random(PACKING.rows(), INPUTS, 5));
  }

  /** Symbols in, a class out for each row that the network answers. */
  static Batch text(Network network) {
    int[] ids = new SplittableRandom(6).ints(PACKING.rows(), 0, 7).toArray();
    return batch(network, OneHot.of(ids, 7));
  }

  private static Batch batch(Network network, Rows x) {
    Packing targets = network.outputPacking(PACKING);
    int[] classes = new SplittableRandom(7).ints(targets.rows(), 0, CLASSES).toArray();
    return new Batch(PACKING, x, targets, new Targets.Classes(classes));
  }
}
