package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.param.Seed;

/**
 * The adding problem: a sequence of pairs (value, mark), values uniform on [0, 1], two of them
 * marked by 1, one in each half. The target, at the end, is the sum of the two marked values. Who
 * always answers 1, the mean, has a mean squared error of 1/6. Source: Hochreiter and Schmidhuber,
 * 1997, in the form of Le, Jaitly and Hinton, 2015.
 */
public final class AddingProblem {
  /** The mean squared error of always answering 1: the variance of a sum of two uniform values. */
  public static final double BASELINE = 1.0 / 6;

  private AddingProblem() {}

  /** {@code count} sequences of {@code steps} pairs each. */
  public static Examples draw(int count, int steps, Seed seed) {
    require(steps >= 2, "AddingProblem: %d steps cannot hold two marks. Give at least 2.", steps);
    SplittableRandom random = seed.stream();
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      examples.add(draw(steps, random));
    }
    return new Examples(examples);
  }

  private static Example draw(int steps, SplittableRandom random) {
    double[][] rows = new double[steps][2];
    for (double[] row : rows) {
      row[0] = random.nextDouble();
    }
    int first = random.nextInt(steps / 2);
    int second = steps / 2 + random.nextInt(steps - steps / 2);
    rows[first][1] = 1;
    rows[second][1] = 1;
    return new Example(
        Matrix.of(rows), new Targets.Values(Matrix.row(rows[first][0] + rows[second][0])));
  }
}
