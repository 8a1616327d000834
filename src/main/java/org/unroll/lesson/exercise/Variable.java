package org.unroll.lesson.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.unroll.matrix.Matrix;

/**
 * A variable of the session that an answer is read from.
 *
 * @param type its Java type, as a stub declares it
 * @param expected what it should be, in words
 * @param read the answer in the form in which it is judged; empty if the value is of another kind
 */
public record Variable(
    String name, String type, String expected, Function<Object, Optional<?>> read) {

  /** A number of any of Java's types. */
  public static Variable number(String name) {
    return new Variable(name, "Number", "a number", Variable::readNumber);
  }

  /** A whole number of any of Java's types. */
  public static Variable whole(String name) {
    return new Variable(
        name, "Number", "a whole number", value -> readNumber(value).filter(Variable::isWhole));
  }

  /** Several numbers: an array, a list, a vector, or a matrix of one row or one column. */
  public static Variable numbers(String name) {
    return new Variable(
        name, "double[]", "a row of numbers, such as a double[],", Variable::readNumbers);
  }

  /** A matrix: a {@link Matrix}, an array of rows, or a matrix of Commons Math. */
  public static Variable matrix(String name) {
    return new Variable(name, "Matrix", "a Matrix", Variable::readMatrix);
  }

  /** An object of {@code type}. */
  public static Variable of(String name, Class<?> type) {
    String simple = type.getSimpleName();
    return new Variable(
        name,
        simple,
        "one of type " + simple,
        value -> Optional.of(value).filter(type::isInstance));
  }

  /** Why {@code value} cannot be the answer. */
  String refusal(Object value) {
    return name + " holds " + kind(value) + ", but " + expected + " was expected.";
  }

  private static String kind(Object value) {
    if (value instanceof Number number && Double.isNaN(number.doubleValue())) {
      return "NaN, which is no number";
    }
    if (value.getClass().isHidden()) {
      return "a function";
    }
    return "a value of type " + (value instanceof List ? "List" : value.getClass().getSimpleName());
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }

  private static Optional<Double> readNumber(Object value) {
    return value instanceof Number number && !Double.isNaN(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private static Optional<double[]> readNumbers(Object value) {
    if (value instanceof double[] array) {
      return Optional.of(array.clone());
    }
    if (value instanceof float[] array) {
      return Optional.of(IntStream.range(0, array.length).mapToDouble(i -> array[i]).toArray());
    }
    if (value instanceof int[] array) {
      return Optional.of(IntStream.of(array).asDoubleStream().toArray());
    }
    if (value instanceof Number[] array) {
      return readNumbers(Arrays.asList(array));
    }
    if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return Optional.of(list.stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray());
    }
    if (value instanceof RealVector vector) {
      return Optional.of(vector.toArray());
    }
    return readMatrix(value).flatMap(Variable::onlyRow);
  }

  private static Optional<double[]> onlyRow(Matrix matrix) {
    if (matrix.rows() == 1) {
      return Optional.of(matrix.toArray()[0]);
    }
    return matrix.columns() == 1 ? Optional.of(matrix.transposed().toArray()[0]) : Optional.empty();
  }

  private static Optional<Matrix> readMatrix(Object value) {
    if (value instanceof Matrix matrix) {
      return Optional.of(matrix);
    }
    if (value instanceof double[][] rows && rows.length > 0) {
      return Optional.of(Matrix.of(rows));
    }
    if (value instanceof RealMatrix matrix) {
      return Optional.of(Matrix.of(matrix.getData()));
    }
    return Optional.empty();
  }
}
