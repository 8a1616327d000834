package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.param.Seed;

/** Classes of which some are rarer than others. */
public final class Balance {
  private Balance() {}

  /** How many targets each of {@code classes} classes has. */
  public static int[] counts(Examples data, int classes) {
    int[] counts = new int[classes];
    for (Example example : data.list()) {
      for (int r = 0; r < example.targets().rows(); r++) {
        counts[classOf(example, r, classes)]++;
      }
    }
    return counts;
  }

  /**
   * Weights n / (K n_k), with which all classes that occur count the same; 1 for one that does not
   * occur.
   */
  public static List<Double> weights(Examples data, int classes) {
    int[] counts = counts(data, classes);
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToObj(n -> n == 0 ? 1.0 : all / (classes * n)).toList();
  }

  /**
   * Every sequence at least once, those of rarer classes again, drawn at random, until all classes
   * that occur have as many; for one target a sequence.
   */
  public static Examples oversampled(Examples data, int classes, Seed seed) {
    List<List<Example>> byClass = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      byClass.add(new ArrayList<>());
    }
    for (Example example : data.list()) {
      require(
          example.targets().rows() == 1,
          "Balance: a sequence has %d targets; only sequences with one each can be drawn again.",
          example.targets().rows());
      byClass.get(classOf(example, 0, classes)).add(example);
    }
    int most = byClass.stream().mapToInt(List::size).max().orElseThrow();
    List<Example> all = new ArrayList<>(data.list());
    for (int k = 0; k < classes; k++) {
      List<Example> own = byClass.get(k);
      if (!own.isEmpty()) {
        seed.of("balance").of(k).stream()
            .ints(most - own.size(), 0, own.size())
            .forEach(drawn -> all.add(own.get(drawn)));
      }
    }
    return new Examples(all).shuffled(seed.of("balanced order"));
  }

  private static int classOf(Example example, int r, int classes) {
    require(
        example.targets() instanceof Targets.Classes,
        "Balance: the targets are numbers, not classes.");
    int id = ((Targets.Classes) example.targets()).id(r);
    require(id >= 0 && id < classes, "Balance: class %d is outside 0..%d.", id, classes - 1);
    return id;
  }
}
