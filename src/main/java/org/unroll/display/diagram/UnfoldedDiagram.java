package org.unroll.display.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * A network unfolded over time: a column for each step, a row for each level, the input at the
 * bottom. Arrows of one weight have one colour and one label, since it is one weight that all steps
 * share.
 *
 * <p>Of more than {@value #MOST_STEPS} steps the first and the last are drawn.
 *
 * @param title the heading
 * @param levels bottom to top, all with the same number of steps
 */
public record UnfoldedDiagram(String title, List<Level> levels) {
  static final int MOST_STEPS = 7;

  private static final int LAST_STEPS = 3;
  private static final int GAP = -1;
  private static final double WIDTH = 800;
  private static final double ARROW_ROOM = 42;
  private static final double LEVEL_GAP = 36;
  private static final double CAPTION = 18;
  private static final double LEGEND_LINE = 17;
  private static final double PAD = 6;
  private static final double VALUE_GAP = 4;
  private static final double LEAST_VALUE_WIDTH = 44;
  private static final double NAME_ROOM = 110;
  private static final TextStyle NAME = TextStyle.LABEL.start().strong();
  private static final TextStyle WEIGHT = TextStyle.SMALL.strong();

  /** Checks that the levels have the same steps. */
  public UnfoldedDiagram {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || levels.get(0).nodes().isEmpty()) {
      throw new IllegalArgumentException(
          "UnfoldedDiagram: '" + title + "' has no levels or no steps.");
    }
    int steps = levels.get(0).nodes().size();
    for (Level level : levels) {
      if (level.nodes().size() != steps) {
        throw new IllegalArgumentException(
            "UnfoldedDiagram: level '"
                + level.name()
                + "' has "
                + level.nodes().size()
                + " steps but "
                + steps
                + " were expected.");
      }
    }
  }

  /** Whether there are too many steps to draw them all. */
  public boolean leavesOutSteps() {
    return levels.get(0).nodes().size() > MOST_STEPS;
  }

  /** Draws the diagram. */
  public Picture picture() {
    Canvas canvas = new Canvas(title, words());
    draw(canvas);
    return canvas.picture(words());
  }

  /** Draws the diagram from (0, 0) on. */
  public void draw(Canvas canvas) {
    new Drawing(canvas).draw();
  }

  /** What the diagram says: each level and what it holds at the last step. */
  public String words() {
    StringBuilder words = new StringBuilder(title);
    for (Level level : levels) {
      words.append('\n').append(level.name());
      lastNode(level).ifPresent(node -> words.append(": ").append(words(node)));
    }
    return words.toString();
  }

  private static Stream<Level.Node> nodes(Level level) {
    return level.nodes().stream().flatMap(Optional::stream);
  }

  private static Optional<Level.Node> lastNode(Level level) {
    return nodes(level).reduce((first, second) -> second);
  }

  private static String words(Level.Node node) {
    String caption = node.caption().isEmpty() ? "" : "'" + Symbols.visible(node.caption()) + "' ";
    return caption + node.values().stream().map(Words::of).collect(Collectors.joining(" "));
  }

  /** The steps that are drawn, with {@link #GAP} where some are left out. */
  private int[] columns() {
    int steps = levels.get(0).nodes().size();
    return steps <= MOST_STEPS
        ? IntStream.range(0, steps).toArray()
        : IntStream.concat(
                IntStream.concat(
                    IntStream.range(0, MOST_STEPS - LAST_STEPS - 1), IntStream.of(GAP)),
                IntStream.range(steps - LAST_STEPS, steps))
            .toArray();
  }

  /** A weight is known by its level and its name: two layers may call theirs alike. */
  private record Weight(int level, String name) {}

  private Map<Weight, String> weightColors() {
    Map<Weight, String> colors = new LinkedHashMap<>();
    for (int k = 0; k < levels.size(); k++) {
      for (String name : levels.get(k).weights()) {
        colors.put(new Weight(k, name), Palette.series(order(colors.size())));
      }
    }
    return colors;
  }

  // blue, vermillion, green first: the colours that differ most
  private static int order(int index) {
    int[] order = {0, 2, 4, 1, 5, 3, 6};
    return order[index % order.length];
  }

  /** One drawing of the diagram and the places in it. */
  private final class Drawing {
    private final Canvas canvas;
    private final int[] columns = columns();
    private final Map<Weight, String> colors = weightColors();
    private final double names;
    private final double left;
    private final double pitch;
    private final double box;
    private final boolean stacked;
    private final double[] tops = new double[levels.size()];

    Drawing(Canvas canvas) {
      this.canvas = canvas;
      names =
          levels.stream()
              .flatMap(level -> NAME.lines(level.name(), NAME_ROOM).stream())
              .mapToDouble(NAME::width)
              .max()
              .orElse(0);
      boolean recurrent = levels.stream().anyMatch(Level::isRecurrent);
      left = names + (recurrent ? 30 + ARROW_ROOM : 18);
      pitch = Math.min((WIDTH - left) / columns.length, 104 + ARROW_ROOM);
      box = pitch - ARROW_ROOM;
      int most =
          levels.stream()
              .flatMap(UnfoldedDiagram::nodes)
              .mapToInt(node -> node.values().size())
              .max()
              .orElse(0);
      boolean both = levels.stream().anyMatch(level -> !level.weightBack().isEmpty());
      stacked = both || most > 1 && box / most < LEAST_VALUE_WIDTH;
    }

    void draw() {
      canvas.text(0, 8, title, TextStyle.HEADING);
      double y = legend(30) + 28;
      for (int k = levels.size() - 1; k >= 0; k--) {
        tops[k] = y;
        y += height(levels.get(k)) + LEVEL_GAP;
      }
      for (int k = 0; k < levels.size(); k++) {
        level(k);
      }
      steps(y - LEVEL_GAP + 14);
    }

    /** Draws the weights and their colours; returns the lowest line's middle. */
    private double legend(double top) {
      double x = 0;
      double y = top;
      for (Map.Entry<Weight, String> weight : colors.entrySet()) {
        String name = legendName(weight.getKey());
        TextStyle style = WEIGHT.start().colored(Palette.shade(weight.getValue(), 0.25));
        double width = 44 + Canvas.mathWidth(name, style);
        if (x + width > WIDTH) {
          x = 0;
          y += LEGEND_LINE;
        }
        canvas.line(x, y, x + 20, y, Paint.stroke(weight.getValue(), 3));
        canvas.math(x + 26, y, name, style);
        x += width;
      }
      if (colors.isEmpty() || columns.length == 1) {
        return y;
      }
      String shared = "the same weights at every step";
      boolean fits = x + TextStyle.SMALL.width(shared) <= WIDTH;
      canvas.text(fits ? x : 0, fits ? y : y + LEGEND_LINE, shared, TextStyle.SMALL.start());
      return fits ? y : y + LEGEND_LINE;
    }

    private String legendName(Weight weight) {
      boolean unique =
          colors.keySet().stream().filter(other -> other.name().equals(weight.name())).count() == 1;
      return unique ? weight.name() : weight.name() + " of " + levels.get(weight.level()).name();
    }

    private String color(int level, String weight) {
      return colors.getOrDefault(new Weight(level, weight), Palette.MUTED);
    }

    private double height(Level level) {
      double values =
          nodes(level)
              .mapToDouble(
                  node -> {
                    DoubleStream heights = node.values().stream().mapToDouble(Drawing::height);
                    return stacked ? heights.sum() : heights.max().orElse(0);
                  })
              .max()
              .orElse(0);
      boolean captioned = nodes(level).anyMatch(node -> !node.caption().isEmpty());
      return values + (captioned ? CAPTION : 0) + 2 * PAD;
    }

    private double center(int column) {
      return left + column * pitch + box / 2;
    }

    private void level(int index) {
      Level level = levels.get(index);
      double middle = tops[index] + height(level) / 2;
      List<String> lines = NAME.lines(level.name(), NAME_ROOM);
      for (int k = 0; k < lines.size(); k++) {
        canvas.text(0, middle + (k - (lines.size() - 1) / 2.0) * LEGEND_LINE, lines.get(k), NAME);
      }
      for (int column = 0; column < columns.length; column++) {
        if (columns[column] == GAP) {
          canvas.text(
              center(column), middle, "⋯", TextStyle.LABEL.sized(20).colored(Palette.MUTED));
        } else {
          nodeAt(index, column);
        }
      }
      if (level.isRecurrent()) {
        across(index, middle);
      }
    }

    private Optional<Level.Node> node(int index, int column) {
      return columns[column] == GAP
          ? Optional.empty()
          : levels.get(index).nodes().get(columns[column]);
    }

    private void nodeAt(int index, int column) {
      node(index, column)
          .ifPresent(
              node -> {
                draw(node, index, center(column) - box / 2);
                if (index > 0 && node(index - 1, column).isPresent()) {
                  up(index, column);
                }
              });
    }

    private void draw(Level.Node node, int index, double x) {
      Level level = levels.get(index);
      double top = tops[index];
      String color = color(index, level.weightAcross());
      canvas.rect(
          x,
          top,
          box,
          height(level),
          7,
          Paint.fill(Palette.tint(color, 0.9)).outlined(Palette.tint(color, 0.35), 1.2));
      double y = top + PAD;
      if (!node.caption().isEmpty()) {
        TextStyle style = TextStyle.LABEL.strong();
        canvas.text(
            x + box / 2,
            y + CAPTION / 2,
            style.fit(Symbols.visible(node.caption()), box - 6),
            style);
        y += CAPTION;
      }
      for (int k = 0; k < node.values().size(); k++) {
        Values values = node.values().get(k);
        double width = valueWidth(node);
        double at = x + PAD + (stacked ? 0 : k * (width + VALUE_GAP));
        canvas.math(at + width / 2, y + CAPTION / 2 - 2, values.name(), TextStyle.LABEL);
        ValueBlock.draw(canvas, at, y + CAPTION, width, values);
        y += stacked ? height(values) : 0;
      }
    }

    private double valueWidth(Level.Node node) {
      int beside = stacked ? 1 : Math.max(1, node.values().size());
      return (box - 2 * PAD + VALUE_GAP) / beside - VALUE_GAP;
    }

    private static double height(Values values) {
      return ValueBlock.height(values.numbers().length) + CAPTION;
    }

    private void up(int index, int column) {
      Level level = levels.get(index);
      double x = center(column);
      double from = tops[index - 1];
      double to = tops[index] + height(level);
      arrow(x, from, x, to + 2, color(index, level.weightIn()));
      if (!level.weightIn().isEmpty()) {
        canvas.math(
            x + 6, (from + to) / 2 + 1, level.weightIn(), label(index, level.weightIn()).start());
      }
    }

    private void across(int index, double middle) {
      Level level = levels.get(index);
      double apart = level.weightBack().isEmpty() ? 0 : height(level) / 4;
      for (int column = 0; column < columns.length; column++) {
        double edge = center(column) - box / 2;
        arrow(index, level.weightAcross(), edge - ARROW_ROOM, edge - 2, middle - apart);
        if (!level.weightBack().isEmpty()) {
          arrow(index, level.weightBack(), edge + box + ARROW_ROOM, edge + box + 2, middle + apart);
        }
      }
      canvas.math(left - ARROW_ROOM - 10, middle - apart, "h_0", TextStyle.LABEL);
      if (!level.weightBack().isEmpty()) {
        double right = center(columns.length - 1) + box / 2 + ARROW_ROOM + 10;
        canvas.math(right, middle + apart, "h_0", TextStyle.LABEL);
      }
    }

    private void arrow(int index, String weight, double from, double to, double y) {
      arrow(from, y, to, y, color(index, weight));
      canvas.math((from + to) / 2 - 2, y - 11, weight, label(index, weight));
    }

    private TextStyle label(int level, String weight) {
      return WEIGHT.sized(10).colored(Palette.shade(color(level, weight), 0.25));
    }

    private void arrow(double x1, double y1, double x2, double y2, String color) {
      canvas.arrow(x1, y1, x2, y2, Paint.stroke(color, 2));
    }

    private void steps(double y) {
      List<String> labels = new ArrayList<>();
      for (int column : columns) {
        labels.add(column == GAP ? "" : "t = " + (column + 1));
      }
      for (int column = 0; column < columns.length; column++) {
        canvas.text(center(column), y, labels.get(column), TextStyle.SMALL);
      }
    }
  }
}
