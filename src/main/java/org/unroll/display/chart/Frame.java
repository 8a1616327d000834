package org.unroll.display.chart;

import java.util.List;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.TextStyle;

/** Heading, axes and grid of a chart. */
final class Frame {
  private static final TextStyle TICK = TextStyle.SMALL;
  private static final double TICK_GAP = 7;

  private final Canvas canvas;
  private final double x;
  private final double top;
  private final double width;
  private final double height;
  private double left;

  /**
   * A plot of a size with its top at {@code top}; the value labels stand between x and the plot.
   */
  Frame(Canvas canvas, double x, double top, double width, double height) {
    this.canvas = canvas;
    this.x = x;
    this.top = top;
    this.width = width;
    this.height = height;
  }

  /** The heading, and below it what the values are. */
  void heading(double y, String title, String valueName) {
    canvas.text(x, y, title, TextStyle.HEADING);
    canvas.text(x, y + 19, valueName, TICK.start().sized(11));
  }

  /** Draws the value axis with grid lines; returns the plot's left edge. */
  double valueAxis(Scale values) {
    List<Scale.Tick> ticks = values.ticks();
    left =
        x + TICK_GAP + ticks.stream().mapToDouble(tick -> TICK.width(tick.label())).max().orElse(0);
    for (Scale.Tick tick : ticks) {
      double y = values.at(tick.value());
      canvas.line(left, y, left + width, y, Paint.stroke(Palette.GRID, 1));
      canvas.text(left - TICK_GAP, y, tick.label(), TICK.end());
    }
    return left;
  }

  /** Draws the axis of places with its name; labels that would touch are left out. */
  void placeAxis(Scale places, String name) {
    double bottom = top + height;
    canvas.line(left, bottom, left + width, bottom, Paint.stroke(Palette.MUTED, 1));
    double free = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : places.ticks()) {
      double at = places.at(tick.value());
      double half = TICK.width(tick.label()) / 2;
      if (at - half >= free) {
        canvas.line(at, bottom, at, bottom + 4, Paint.stroke(Palette.MUTED, 1));
        canvas.text(at, bottom + 13, tick.label(), TICK);
        free = at + half + 8;
      }
    }
    canvas.text(left + width / 2, bottom + 31, name, TICK.sized(11));
  }
}
