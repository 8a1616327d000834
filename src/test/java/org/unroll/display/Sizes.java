package org.unroll.display;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random values and awkward texts for pictures. */
public final class Sizes {
  /** Symbols that would break out of a careless picture. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"",
          "'",
          "&amp;",
          "]]>",
          "\n",
          "\t",
          " ",
          "",
          "\u0000",
          "\ud800",
          "日本語",
          "🙂",
          "a\u0301",
          "-->",
          "url(#x)",
          "{{x}}",
          "_{",
          "$x$",
          "\\");

  private Sizes() {}

  /** A matrix of random values of both signs. */
  public static double[][] matrix(int rows, int columns) {
    Random random = new Random(31L * rows + columns);
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                IntStream.range(0, columns)
                    .mapToDouble(column -> Math.tanh(random.nextGaussian()))
                    .toArray())
        .toArray(double[][]::new);
  }

  /** A row of random values of both signs. */
  public static double[] vector(int size) {
    return matrix(1, size)[0];
  }

  /** As many symbols as asked for, the hostile ones first. */
  public static List<String> symbols(int size) {
    return IntStream.range(0, size)
        .mapToObj(k -> k < HOSTILE.size() ? HOSTILE.get(k) : "s" + k)
        .toList();
  }
}
