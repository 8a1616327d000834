package org.unroll.display;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.diagram.Values;
import org.unroll.display.svg.Numbers;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;

/** Reads what one sequence of a run computed: the first of its batch. */
final class RunValues {
  /** The values that lie between 0 and 1. */
  private static final Set<String> GATES = Set.of("i", "f", "o", "r", "z");

  private static final Map<String, String> WORDS =
      Map.of(
          "h",
          "h, hidden state,",
          "c",
          "c, cell state,",
          "i",
          "i, input gate,",
          "f",
          "f, forget gate,",
          "o",
          "o, output gate,",
          "g",
          "g, candidate,",
          "r",
          "r, reset gate,",
          "z",
          "z, update gate,",
          "n",
          "n, candidate,");

  private static final int SPOKEN = 6;

  private RunValues() {}

  /** Row {@code row} of {@code rows} as numbers. */
  static double[] row(Rows rows, int row) {
    if (rows instanceof OneHot symbols) {
      double[] unit = new double[symbols.columns()];
      unit[symbols.id(row)] = 1;
      return unit;
    }
    return ((Matrix) rows.rows(row, row + 1)).toArray()[0];
  }

  /** The value of that name of the first sequence at every step: [T x H]. */
  static double[][] overTime(Unrolled<?> run, String name) {
    Packing packing = run.packing();
    Matrix values = run.values(name);
    return IntStream.range(0, packing.length(0))
        .mapToObj(t -> row(values, packing.row(0, t)))
        .toArray(double[][]::new);
  }

  /**
   * The values that a run keeps for a reader: not the derivatives, and parts rather than what they
   * are parts of.
   */
  static List<String> names(Unrolled<?> run) {
    return run.layer().cell().slots().stream()
        .flatMap(
            slot -> slot.parts().isEmpty() ? List.of(slot.name()).stream() : slot.parts().stream())
        .filter(name -> !name.startsWith("d"))
        .toList();
  }

  /**
   * A named vector in the colours of its kind; {@code magnitude} is full colour where it has a
   * sign.
   */
  static Values values(String kind, String label, double magnitude, double[] numbers) {
    return GATES.contains(kind)
        ? Values.gate(label, numbers)
        : Values.signed(label, magnitude, numbers);
  }

  /** The gates and states among these values; all of them where none is known. */
  static List<String> named(List<String> names) {
    List<String> known = names.stream().filter(WORDS::containsKey).toList();
    return known.isEmpty() ? names : known;
  }

  /** What a value is called in words. */
  static String describe(String name) {
    return WORDS.getOrDefault(name, name);
  }

  static boolean isGate(String kind) {
    return GATES.contains(kind);
  }

  /** Fails unless the first sequence of a run has a step {@code t}. */
  static void requireStep(Unrolled<?> run, int t) {
    int steps = run.packing().length(0);
    if (t < 0 || t >= steps) {
      throw new IllegalArgumentException(
          "There is no step " + t + ". The steps are 0 to " + (steps - 1) + ".");
    }
  }

  /** {@code [0.12, -0.4, ...]}: the first numbers of a vector. */
  static String words(double[] numbers) {
    String first =
        Arrays.stream(numbers)
            .limit(SPOKEN)
            .mapToObj(Numbers::plain)
            .collect(Collectors.joining(", "));
    return "[" + first + (numbers.length > SPOKEN ? ", ... " + numbers.length + " numbers]" : "]");
  }

  /** The largest magnitude, and at least 1. */
  static double magnitude(double[]... rows) {
    return Math.max(
        1,
        Arrays.stream(rows)
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .filter(Double::isFinite)
            .max()
            .orElse(1));
  }

  /** Columns for rows. */
  static double[][] transposed(double[][] values) {
    return IntStream.range(0, values[0].length)
        .mapToObj(column -> Arrays.stream(values).mapToDouble(row -> row[column]).toArray())
        .toArray(double[][]::new);
  }
}
