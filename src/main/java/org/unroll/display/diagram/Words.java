package org.unroll.display.diagram;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.svg.Numbers;

/** Vectors in words. */
final class Words {
  private static final int SPOKEN = 6;

  private Words() {}

  /** A title and a line for each vector that has numbers. */
  static String of(String title, Values... vectors) {
    StringBuilder words = new StringBuilder(title);
    for (Values values : vectors) {
      if (values.numbers().length > 0) {
        words.append('\n').append(of(values));
      }
    }
    return words.toString();
  }

  /** {@code h_t = [0.12, -0.4, ... 64 numbers]}. */
  static String of(Values values) {
    double[] numbers = values.numbers();
    String first =
        IntStream.range(0, Math.min(SPOKEN, numbers.length))
            .mapToObj(
                k ->
                    (values.labels().isEmpty() ? "" : values.labels().get(k) + " ")
                        + Numbers.plain(numbers[k]))
            .collect(Collectors.joining(", "));
    String rest = numbers.length > SPOKEN ? ", ... " + numbers.length + " numbers]" : "]";
    return values.name().replaceAll("[{}]", "") + " = [" + first + rest;
  }
}
