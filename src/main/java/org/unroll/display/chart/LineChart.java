package org.unroll.display.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * Curves over one axis, each named at its end: losses, gradient norms, forecasts.
 *
 * <p>A value that is not finite, or not positive on a logarithmic scale, leaves a gap. Long curves
 * keep their extremes.
 */
public final class LineChart {
  static final double WIDTH = 620;
  static final double HEIGHT = 240;
  private static final double LABEL_HEIGHT = 15;
  private static final int DOTTED_UP_TO = 25;

  /** A labelled place on the x axis. */
  private record Mark(double x, String label) {}

  private final String title;
  private final String xName;
  private final String yName;
  private final boolean log;
  private final List<Series> series;
  private final List<Mark> marks;

  private LineChart(
      String title,
      String xName,
      String yName,
      boolean log,
      List<Series> series,
      List<Mark> marks) {
    this.title = title;
    this.xName = xName;
    this.yName = yName;
    this.log = log;
    this.series = series;
    this.marks = marks;
  }

  /** An empty chart with linear axes: its heading, what is counted along, and what is measured. */
  public static LineChart of(String title, String xName, String yName) {
    return new LineChart(title, xName, yName, false, List.of(), List.of());
  }

  /** This chart with a logarithmic value axis. */
  public LineChart logarithmic() {
    return new LineChart(title, xName, yName, true, series, marks);
  }

  /** This chart with one more curve, at places 1, 2, 3, ... */
  public LineChart curve(String name, double... y) {
    return with(Series.counted(name, y, Series.Role.RESULT));
  }

  /** This chart with one more curve at the places {@code x}, in increasing order. */
  public LineChart curve(String name, double[] x, double[] y) {
    return with(new Series(name, x, y, Series.Role.RESULT));
  }

  /** This chart with a dashed curve that the results are held against. */
  public LineChart baseline(String name, double[] x, double[] y) {
    return with(new Series(name, x, y, Series.Role.BASELINE));
  }

  /** This chart with a dark curve of what really happened. */
  public LineChart truth(String name, double[] x, double[] y) {
    return with(new Series(name, x, y, Series.Role.TRUTH));
  }

  /** This chart with a labelled line at a place of the x axis. */
  public LineChart mark(double x, String label) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(new Mark(x, label));
    return new LineChart(title, xName, yName, log, series, more);
  }

  private LineChart with(Series curve) {
    List<Series> more = new ArrayList<>(series);
    more.add(curve);
    return new LineChart(title, xName, yName, log, more, marks);
  }

  /** Draws the chart. */
  public Picture picture() {
    return Picture.of(title, describe(), canvas -> draw(canvas, 0, 0, WIDTH, HEIGHT));
  }

  /** What the chart says in words: each curve's first, last and lowest value. */
  String describe() {
    return title
        + ": "
        + series.stream().map(LineChart::describe).collect(Collectors.joining("; "));
  }

  private static String describe(Series curve) {
    double[] finite = DoubleStream.of(curve.y()).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return curve.name() + " has no values yet";
    }
    return curve.name()
        + " from "
        + Numbers.plain(finite[0])
        + " to "
        + Numbers.plain(finite[finite.length - 1])
        + " over "
        + finite.length
        + (finite.length == 1 ? " point" : " points")
        + ", lowest "
        + Numbers.plain(DoubleStream.of(finite).min().orElseThrow());
  }

  /**
   * Draws the chart with its heading's left edge at x and its top at y; the plot itself is as large
   * as given.
   */
  void draw(Canvas canvas, double x, double y, double width, double height) {
    List<Series> thinned = series.stream().map(Series::thinned).toList();
    double top = y + 48 + (marks.isEmpty() ? 0 : LABEL_HEIGHT);
    Scale values = valueScale(thinned, top + height, top);
    Frame frame = new Frame(canvas, x, top, width, height);
    frame.heading(y + 8, title, yName);
    double left = frame.valueAxis(values);
    Scale places = placeScale(thinned, left, left + width);
    frame.placeAxis(places, xName);
    marks.forEach(mark -> draw(canvas, mark, places, top, top + height));
    List<EndLabel> labels = new ArrayList<>();
    for (int k = 0; k < thinned.size(); k++) {
      draw(canvas, thinned.get(k), paint(k), places, values, labels);
    }
    name(canvas, labels, places.to(), top, top + height);
  }

  private Scale valueScale(List<Series> curves, double from, double to) {
    double[] shown =
        curves.stream()
            .flatMapToDouble(curve -> DoubleStream.of(curve.y()))
            .filter(value -> Double.isFinite(value) && (!log || value > 0))
            .toArray();
    double low = DoubleStream.of(shown).min().orElse(log ? 0.1 : 0);
    double high = DoubleStream.of(shown).max().orElse(1);
    if (log) {
      return Scale.logarithmic(low, high, from, to);
    }
    boolean nearZero = low > 0 && low < 0.4 * high;
    return Scale.linear(nearZero ? 0 : low, high, true, from, to);
  }

  private static Scale placeScale(List<Series> curves, double from, double to) {
    double[] places =
        curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.x())).toArray();
    double low = DoubleStream.of(places).min().orElse(0);
    double high = DoubleStream.of(places).max().orElse(1);
    boolean whole = DoubleStream.of(places).allMatch(place -> place == Math.rint(place));
    return whole ? Scale.counting(low, high, from, to) : Scale.linear(low, high, false, from, to);
  }

  private static void draw(Canvas canvas, Mark mark, Scale places, double top, double bottom) {
    double x = places.at(mark.x());
    canvas.line(x, top, x, bottom, Paint.stroke(Palette.MUTED, 1).dashed("2 3"));
    canvas.text(x, top - 10, mark.label(), TextStyle.SMALL);
  }

  /** A curve's name, where it would like to stand. */
  private record EndLabel(String name, String color, double x, double y) {}

  private static void draw(
      Canvas canvas, Series curve, Paint paint, Scale places, Scale values, List<EndLabel> labels) {
    Path path = null;
    EndLabel end = null;
    for (int k = 0; k < curve.y().length; k++) {
      boolean shown = values.shows(curve.y()[k]);
      if (shown) {
        double x = places.at(curve.x()[k]);
        double y = values.at(curve.y()[k]);
        path = path == null ? Path.from(x, y) : path.to(x, y);
        end = new EndLabel(curve.name(), paint.stroke(), x, y);
        if (curve.y().length <= DOTTED_UP_TO && curve.role() != Series.Role.BASELINE) {
          canvas.circle(x, y, 2.2 + paint.width() / 4, Paint.fill(paint.stroke()));
        }
      }
      if (path != null && (!shown || k == curve.y().length - 1)) {
        canvas.path(path, paint);
        path = null;
      }
    }
    if (end != null) {
      labels.add(end);
    }
  }

  private static void name(
      Canvas canvas, List<EndLabel> labels, double right, double top, double bottom) {
    List<EndLabel> byHeight = new ArrayList<>(labels);
    byHeight.sort(Comparator.comparingDouble(EndLabel::y));
    double[] places =
        Spread.apart(
            byHeight.stream().mapToDouble(EndLabel::y).toArray(), LABEL_HEIGHT, top, bottom);
    for (int k = 0; k < places.length; k++) {
      EndLabel label = byHeight.get(k);
      canvas.line(
          label.x() + 4,
          label.y(),
          right + 12,
          places[k],
          Paint.stroke(Palette.tint(label.color(), 0.5), 0.8));
      canvas.text(
          right + 16,
          places[k],
          TextStyle.LABEL.fit(label.name(), 150),
          TextStyle.LABEL.start().strong().colored(Palette.shade(label.color(), 0.25)).sized(11.5));
    }
  }

  private Paint paint(int index) {
    return switch (series.get(index).role()) {
      case BASELINE -> Paint.stroke(Palette.MUTED, 1.4).dashed("5 4");
      case TRUTH -> Paint.stroke(Palette.INK, 1.6);
      case RESULT ->
          Paint.stroke(
              Palette.series(resultsBefore(index)), series.get(index).y().length > 200 ? 1.3 : 2.2);
    };
  }

  /** Only results have colours of their own, so only they use them up. */
  private int resultsBefore(int index) {
    return (int)
        series.subList(0, index).stream().filter(s -> s.role() == Series.Role.RESULT).count();
  }
}
