package org.unroll.display.chart;

import java.util.function.DoubleFunction;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.CellGrid;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.TextStyle;

/** The legend of a colour map: its lowest value, a bar of its colours, its highest value. */
final class ColorBar {
  private static final int STEPS = 41;
  private static final double WIDTH = 123;
  private static final double HEIGHT = 9;

  private ColorBar() {}

  /** Draws the legend with its left edge at x and its middle at y. */
  static void draw(
      Canvas canvas, double x, double y, ColorMap colors, DoubleFunction<String> format) {
    double[][] ramp = new double[1][STEPS];
    for (int k = 0; k < STEPS; k++) {
      ramp[0][k] = colors.low() + (colors.high() - colors.low()) * k / (STEPS - 1);
    }
    String low = end(colors.low(), format);
    TextStyle style = TextStyle.SMALL.start();
    double left = x + style.width(low) + 6;
    canvas.text(x, y, low, style);
    new CellGrid(ramp, colors).draw(canvas, left, y - HEIGHT / 2, WIDTH / STEPS, HEIGHT);
    canvas.rect(left, y - HEIGHT / 2, WIDTH, HEIGHT, 0, Paint.stroke(Palette.EDGE, 1));
    canvas.text(left + WIDTH + 6, y, end(colors.high(), format), style);
    if (colors.isDiverging()) {
      canvas.line(
          left + WIDTH / 2,
          y - HEIGHT / 2 - 2,
          left + WIDTH / 2,
          y + HEIGHT / 2 + 2,
          Paint.stroke(Palette.MUTED, 1));
    }
  }

  /** The value at an end, which is there even if the map leaves that number out. */
  private static String end(double value, DoubleFunction<String> format) {
    String text = format.apply(value);
    return text.isEmpty() ? Numbers.brief(value) : text;
  }
}
