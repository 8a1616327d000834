package org.unroll.display;

import java.util.List;
import java.util.stream.IntStream;
import org.unroll.display.svg.Symbols;
import org.unroll.layer.Unrolled;

/** A recurrent layer's cell, moved through the steps of a run. */
final class SliderView {
  /** The most units: the cell of more is a large drawing. */
  static final int MOST_UNITS = 64;

  /** The most steps; of more, as many evenly spaced ones. */
  static final int MOST_STEPS = 20;

  private SliderView() {}

  static Slider of(Unrolled<?> run, List<String> symbols) {
    int units = run.layer().cell().hiddenSize();
    int steps = run.packing().length(0);
    if (units > MOST_UNITS) {
      throw new IllegalArgumentException(
          "A slider shows at most "
              + MOST_UNITS
              + " units, but "
              + run.layer().describe()
              + " has "
              + units
              + ". Look at the gates of all steps instead.");
    }
    if (!symbols.isEmpty() && symbols.size() != steps) {
      throw new IllegalArgumentException(
          "There are " + symbols.size() + " symbols but the run has " + steps + " steps.");
    }
    int[] shown = shown(steps);
    return new Slider(
        "Step of " + run.layer().describe(),
        IntStream.of(shown).mapToObj(t -> CellView.of(run, t)).toList(),
        IntStream.of(shown).mapToObj(t -> label(t, steps, symbols)).toList());
  }

  /** The first step, the last one and evenly spaced ones between them. */
  private static int[] shown(int steps) {
    int count = Math.min(steps, MOST_STEPS);
    return IntStream.range(0, count)
        .map(k -> count == 1 ? 0 : Math.round((float) k * (steps - 1) / (count - 1)))
        .toArray();
  }

  private static String label(int t, int steps, List<String> symbols) {
    String number = (t + 1) + " of " + steps;
    return symbols.isEmpty()
        ? number
        : number + ", reads ‘" + Symbols.visible(symbols.get(t)) + "’";
  }
}
