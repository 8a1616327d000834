package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.util.SplittableRandom;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** A sequence without a pattern: independent numbers, uniform on [-1, 1). */
public final class RandomSequence {
  private RandomSequence() {}

  /** {@code steps} steps of {@code size} numbers each, in float64. */
  public static Matrix draw(int steps, int size, Seed seed) {
    require(
        steps > 0 && size > 0,
        "RandomSequence: %d steps of %d numbers. Give at least 1 of each.",
        steps,
        size);
    SplittableRandom random = seed.stream();
    return Matrix.zeros(Precision.FLOAT64, steps, size).map(zero -> random.nextDouble(-1, 1));
  }
}
