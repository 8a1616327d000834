package org.unroll.display.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Symbols;

/**
 * A named vector of one step: {@code h}, {@code c}, {@code f}, ...
 *
 * @param name with a subscript after {@code _}
 * @param numbers the vector
 * @param colors of its numbers
 * @param labels one for each number, or empty
 */
public record Values(String name, double[] numbers, ColorMap colors, List<String> labels) {
  private static final ColorMap GATE = ColorMap.sequential(0, 1);

  /** Checks that all or no numbers are labelled. */
  public Values {
    if (!labels.isEmpty() && labels.size() != numbers.length) {
      throw new IllegalArgumentException(
          "Values: "
              + name
              + " has "
              + numbers.length
              + " numbers and "
              + labels.size()
              + " labels.");
    }
    labels = Symbols.visible(labels);
  }

  /** A vector without labels. */
  public Values(String name, double[] numbers, ColorMap colors) {
    this(name, numbers, colors, List.of());
  }

  /** The {@code count} likeliest of some choices, with their probabilities. */
  public static Values likeliest(
      String name, List<String> choices, double[] probabilities, int count) {
    int[] best =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -probabilities[k]))
            .limit(count)
            .mapToInt(k -> k)
            .toArray();
    return new Values(
        name,
        IntStream.of(best).mapToDouble(k -> probabilities[k]).toArray(),
        GATE,
        IntStream.of(best).mapToObj(choices::get).toList());
  }

  /** A vector between 0 and 1. */
  public static Values gate(String name, double... numbers) {
    return new Values(name, numbers, GATE);
  }

  /** A vector of both signs, in full colour at plus and minus {@code magnitude}. */
  public static Values signed(String name, double magnitude, double... numbers) {
    return new Values(name, numbers, ColorMap.diverging(magnitude));
  }
}
