package org.unroll.display;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.svg.Numbers;

/** Numbers and names as LaTeX; of a large vector or matrix, its first and last entries. */
final class Latex {
  private static final int SHOWN = 5;
  private static final int ELLIPSIS = -1;

  private Latex() {}

  /** A column of numbers. */
  static String vector(double[] numbers) {
    return matrix(
        Arrays.stream(numbers).mapToObj(number -> new double[] {number}).toArray(double[][]::new));
  }

  /** A matrix of numbers. */
  static String matrix(double[][] rows) {
    int[] columns = shown(rows[0].length);
    return "\\begin{bmatrix}"
        + Arrays.stream(shown(rows.length))
            .mapToObj(
                row ->
                    Arrays.stream(columns)
                        .mapToObj(column -> entry(rows, row, column))
                        .collect(Collectors.joining(" & ")))
            .collect(Collectors.joining(" \\\\ "))
        + "\\end{bmatrix}";
  }

  private static int[] shown(int size) {
    return size <= SHOWN
        ? IntStream.range(0, size).toArray()
        : IntStream.concat(IntStream.range(0, SHOWN - 2), IntStream.of(ELLIPSIS, size - 1))
            .toArray();
  }

  private static String entry(double[][] rows, int row, int column) {
    if (row == ELLIPSIS) {
      return column == ELLIPSIS ? "\\ddots" : "\\vdots";
    }
    return column == ELLIPSIS ? "\\cdots" : number(rows[row][column]);
  }

  private static String number(double value) {
    String plain = Numbers.plain(value);
    if (plain.equals("NaN") || plain.endsWith("inf")) {
      return plain.equals("NaN") ? "\\mathrm{NaN}" : plain.replace("inf", "\\infty");
    }
    return plain.replaceAll("e(-?\\d+)", " \\\\cdot 10^{$1}");
  }

  /** A function's name, such as an activation. */
  static String function(String name) {
    return switch (name) {
      case "tanh" -> "\\tanh";
      case "sigmoid" -> "\\sigma";
      default -> "\\operatorname{" + name.replaceAll("[^A-Za-z0-9]", "") + "}";
    };
  }

  /** A weight's name with its subscript: {@code W_{xh}}. */
  static String name(String weight) {
    return weight.replaceFirst("_(.+)", "_{$1}");
  }
}
