package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.param.Parameters;

/** Small networks and ragged data on which the trainer is tried. */
final class Trials {
  static final int INPUTS = 3;
  static final int CLASSES = 4;

  private Trials() {}

  static Network lstm(Precision precision) {
    return Network.builder()
        .precision(precision)
        .input(INPUTS)
        .lstm(5)
        .softmax(CLASSES)
        .seed(11)
        .build();
  }

  /** Sequences of these lengths with a class for each step. */
  static Examples everyStep(long seed, int... lengths) {
    return examples(seed, true, lengths);
  }

  /** Sequences of these lengths with one class each. */
  static Examples oneEach(long seed, int... lengths) {
    return examples(seed, false, lengths);
  }

  private static Examples examples(long seed, boolean everyStep, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> list = new ArrayList<>();
    for (int length : lengths) {
      Matrix x = Matrix.zeros(Precision.FLOAT64, length, INPUTS).map(v -> random.nextDouble(-1, 1));
      int[] classes = random.ints(everyStep ? length : 1, 0, CLASSES).toArray();
      list.add(new Example(x, new Targets.Classes(classes)));
    }
    return new Examples(list);
  }

  /** The bits of all weights. */
  static List<Long> bits(Parameters parameters) {
    List<Long> bits = new ArrayList<>();
    for (Matrix w : parameters.copies()) {
      for (double[] row : w.toArray()) {
        for (double value : row) {
          bits.add(Double.doubleToRawLongBits(value));
        }
      }
    }
    return bits;
  }

  static void assertSameWeights(Network expected, Network actual, double bound) {
    for (String name : expected.parameters().weightNames()) {
      Matrix theirs = expected.parameters().get(name);
      assertEquals(0, theirs.maxDifference(actual.parameters().get(name)), bound, name);
    }
  }
}
