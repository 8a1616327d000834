package org.unroll.display.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * One bar for each of a row of values: the gradient norm at every step, the probability of every
 * symbol.
 *
 * <p>A value that is not finite, or not positive on a logarithmic scale, has no bar.
 *
 * @param title the heading
 * @param xName what the bars are counted along
 * @param yName what is measured
 * @param labels one below each bar
 * @param values one for each bar
 * @param logarithmic whether equal ratios, not equal differences, are equally high
 */
public record BarChart(
    String title,
    String xName,
    String yName,
    List<String> labels,
    double[] values,
    boolean logarithmic) {
  private static final double HEIGHT = 200;
  private static final double WIDTH = 640;
  private static final double LABEL_ROOM = 90;
  private static final double PITCH = 44;
  private static final double WIDEST_BAR = 44;

  /** Checks that every bar has a label. */
  public BarChart {
    if (labels.size() != values.length || values.length == 0) {
      throw new IllegalArgumentException(
          "BarChart: '"
              + title
              + "' has "
              + values.length
              + " values and "
              + labels.size()
              + " labels; it needs as many of both, at least one.");
    }
    labels = Symbols.visible(labels);
  }

  /** Bars counted from 1 on a linear scale. */
  public static BarChart of(String title, String xName, String yName, double... values) {
    List<String> numbers =
        IntStream.rangeClosed(1, values.length).mapToObj(String::valueOf).toList();
    return new BarChart(title, xName, yName, numbers, values, false);
  }

  /** This chart with a label for each bar. */
  public BarChart labelled(List<String> names) {
    return new BarChart(title, xName, yName, names, values, logarithmic);
  }

  /** This chart on a logarithmic scale. */
  public BarChart onLogScale() {
    return new BarChart(title, xName, yName, labels, values, true);
  }

  /** Draws the chart. */
  public Picture picture() {
    return Picture.of(title, words(), canvas -> draw(canvas, 0, 0));
  }

  void draw(Canvas canvas, double x, double y) {
    double pitch = Math.max(PITCH, widestLabel() + 12);
    double width = Math.min(WIDTH, Math.max(160, values.length * pitch));
    double top = y + 48;
    Frame frame = new Frame(canvas, x, top, width, HEIGHT);
    frame.heading(y + 8, title, yName);
    Scale scale = scale(top + HEIGHT, top);
    double left = frame.valueAxis(scale);
    double slot = width / values.length;
    double bar = Math.min(WIDEST_BAR, slot * 0.72);
    boolean signed = DoubleStream.of(values).anyMatch(value -> value < 0);
    double base = logarithmic ? top + HEIGHT : scale.at(0);
    for (int k = 0; k < values.length; k++) {
      if (scale.shows(values[k])) {
        double end = scale.at(values[k]);
        canvas.rect(
            left + (k + 0.5) * slot - bar / 2,
            Math.min(base, end),
            bar,
            Math.abs(base - end),
            Math.min(2, slot / 8),
            Paint.fill(signed && values[k] >= 0 ? Palette.VERMILLION : Palette.BLUE));
      }
    }
    canvas.line(left, base, left + width, base, Paint.stroke(Palette.MUTED, 1));
    labels(canvas, left, top + HEIGHT + 13, slot);
    canvas.text(left + width / 2, top + HEIGHT + 31, xName, TextStyle.SMALL.sized(11));
  }

  private void labels(Canvas canvas, double left, double y, double slot) {
    List<String> shown = shownLabels();
    int every = Thinning.every((widestLabel() + 5) / slot);
    for (int k = 0; k < shown.size(); k += every) {
      canvas.text(left + (k + 0.5) * slot, y, shown.get(k), TextStyle.SMALL);
    }
  }

  private List<String> shownLabels() {
    return labels.stream().map(label -> TextStyle.SMALL.fit(label, LABEL_ROOM)).toList();
  }

  private double widestLabel() {
    return shownLabels().stream().mapToDouble(TextStyle.SMALL::width).max().orElse(0);
  }

  private Scale scale(double from, double to) {
    double[] shown =
        DoubleStream.of(values)
            .filter(value -> Double.isFinite(value) && (!logarithmic || value > 0))
            .toArray();
    double low = DoubleStream.of(shown).min().orElse(logarithmic ? 0.1 : 0);
    double high = DoubleStream.of(shown).max().orElse(1);
    return logarithmic
        ? Scale.logarithmic(low, high, from, to)
        : Scale.linear(Math.min(0, low), Math.max(0, high), true, from, to);
  }

  private String words() {
    String largest =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -values[k]))
            .limit(5)
            .map(k -> labels.get(k) + " " + Numbers.plain(values[k]))
            .collect(Collectors.joining(", "));
    return title
        + " ("
        + yName
        + "): "
        + values.length
        + (values.length == 1 ? " bar" : " bars")
        + "; largest "
        + largest;
  }
}
