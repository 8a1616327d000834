package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.OneHot;
import org.unroll.param.Seed;

/**
 * Temporal order: a sequence of distracting symbols in which two places hold X or Y, one in the
 * first and one in the second part. The class, at the end, is which of XX, XY, YX, YY they were, in
 * that order. Source: Hochreiter and Schmidhuber, 1997, task 6a.
 */
public final class TemporalOrder {
  /** X, Y and four distractors. */
  public static final int SYMBOLS = 6;

  /** XX, XY, YX, YY. */
  public static final int CLASSES = 4;

  private TemporalOrder() {}

  /** {@code count} sequences of {@code steps} symbols each. */
  public static Examples draw(int count, int steps, Seed seed) {
    require(steps >= 10, "TemporalOrder: %d steps are too few. Give at least 10.", steps);
    SplittableRandom random = seed.stream();
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      examples.add(draw(steps, random));
    }
    return new Examples(examples);
  }

  private static Example draw(int steps, SplittableRandom random) {
    int[] symbols = random.ints(steps, 2, SYMBOLS).toArray();
    int first = random.nextInt(2);
    int second = random.nextInt(2);
    symbols[random.nextInt(steps / 10, steps / 5)] = first;
    symbols[random.nextInt(steps / 2, steps * 3 / 5)] = second;
    return new Example(OneHot.of(symbols, SYMBOLS), new Targets.Classes(2 * first + second));
  }
}
