package org.unroll.lesson.exercise;

import java.util.Map;
import org.unroll.matrix.Matrix;

/** The values of an exercise's variables, each of the kind that was asked for. */
public final class Answers {
  /** Relative, for numbers worked out by hand to three digits. */
  private static final double TOLERANCE = 2e-3;

  private final Map<String, Object> values;

  Answers(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** The value of a variable. */
  public <T> T get(String name, Class<T> type) {
    return type.cast(values.get(name));
  }

  /** A number. */
  public double number(String name) {
    return get(name, Double.class);
  }

  /** Several numbers. */
  public double[] numbers(String name) {
    return get(name, double[].class);
  }

  /** A matrix. */
  public Matrix matrix(String name) {
    return get(name, Matrix.class);
  }

  /** Whether a number is {@code expected}, as exactly as three digits can tell. */
  public boolean isNear(String name, double expected) {
    return near(number(name), expected);
  }

  /** Whether several numbers are {@code expected}, each as exactly as three digits can tell. */
  public boolean areNear(String name, double... expected) {
    double[] numbers = numbers(name);
    if (numbers.length != expected.length) {
      return false;
    }
    for (int k = 0; k < numbers.length; k++) {
      if (!near(numbers[k], expected[k])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a whole number is {@code expected}. */
  public boolean is(String name, long expected) {
    return number(name) == expected;
  }

  /** Whether a matrix has the shape of {@code expected}, and its numbers to 1e-5. */
  public boolean isClose(String name, Matrix expected) {
    Matrix matrix = matrix(name);
    return matrix.rows() == expected.rows()
        && matrix.columns() == expected.columns()
        && matrix.to(expected.precision()).maxDifference(expected) < 1e-5;
  }

  private static boolean near(double number, double expected) {
    return Math.abs(number - expected) <= TOLERANCE * Math.max(Math.abs(expected), 0.1);
  }
}
