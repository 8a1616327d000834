package org.unroll.display.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.TextStyle;

/** A colour for each weight of a diagram, and the legend that names them. */
final class WeightColors {
  private static final TextStyle NAME = TextStyle.SMALL.strong();
  private static final double LINE = 17;

  // of Palette.SERIES: blue, vermillion, green first, since they differ most
  private static final int[] ORDER = {0, 2, 4, 1, 5, 3, 6};

  private final List<Level> levels;
  private final Map<Weight, String> colors = new LinkedHashMap<>();

  /** A weight is known by its level and its name: two layers may call theirs alike. */
  private record Weight(int level, String name) {}

  WeightColors(List<Level> levels) {
    this.levels = levels;
    for (int k = 0; k < levels.size(); k++) {
      for (String name : levels.get(k).weights()) {
        colors.put(new Weight(k, name), Palette.series(ORDER[colors.size() % ORDER.length]));
      }
    }
  }

  /** The colour of a level's weight; muted for none. */
  String of(int level, String weight) {
    return colors.getOrDefault(new Weight(level, weight), Palette.MUTED);
  }

  /** The style in which a level's weight is named, dark enough to be read. */
  TextStyle style(int level, String weight) {
    return NAME.colored(Palette.shade(of(level, weight), 0.25));
  }

  /**
   * Draws the legend in lines from (0, top) on, with a remark at its end; returns the last line's
   * middle.
   */
  double legend(Canvas canvas, double top, double width, String remark) {
    double x = 0;
    double y = top;
    for (Weight weight : colors.keySet()) {
      String name = name(weight);
      TextStyle style = style(weight.level(), weight.name()).start();
      double wanted = 44 + Canvas.mathWidth(name, style);
      if (x + wanted > width) {
        x = 0;
        y += LINE;
      }
      canvas.line(x, y, x + 20, y, Paint.stroke(colors.get(weight), 3));
      canvas.math(x + 26, y, name, style);
      x += wanted;
    }
    if (colors.isEmpty() || remark.isEmpty()) {
      return y;
    }
    boolean fits = x + TextStyle.SMALL.width(remark) <= width;
    double last = fits ? y : y + LINE;
    canvas.text(fits ? x : 0, last, remark, TextStyle.SMALL.start());
    return last;
  }

  private String name(Weight weight) {
    long namesakes =
        colors.keySet().stream().filter(other -> other.name().equals(weight.name())).count();
    return namesakes == 1
        ? weight.name()
        : weight.name() + " of " + levels.get(weight.level()).name();
  }
}
