package org.unroll.display.diagram;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.CellGrid;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.TextStyle;

/**
 * A vector inside a box: few numbers are written below each other, each on its colour; many become
 * a raster of colours, read line by line.
 */
final class ValueBlock {
  /** The most values that are written as numbers. */
  static final int WRITTEN = 5;

  /** The height of one written value. */
  static final double LINE = 15;

  private static final double LEAST_AREA = 16;
  private static final double LABEL_MARGINS = 5;
  private static final TextStyle NUMBER = TextStyle.SMALL.sized(10);
  private static final TextStyle STRONG = NUMBER.strong();

  private ValueBlock() {}

  /** The height that a vector of {@code size} values wants. */
  static double height(int size) {
    return size <= WRITTEN ? LINE * Math.max(1, size) : LINE * WRITTEN * 0.84;
  }

  /** The least width in which all labels can be read. */
  static double leastWidth(Values values) {
    return values.labels().stream().mapToDouble(STRONG::leastWidth).max().orElse(0) + LABEL_MARGINS;
  }

  /** Draws a vector into a box of {@link #height its height}. */
  static void draw(Canvas canvas, double x, double y, double width, Values values) {
    double[] numbers = values.numbers();
    double height = height(numbers.length);
    if (numbers.length > WRITTEN) {
      double[] shown = strongest(numbers, (int) (width * height / LEAST_AREA));
      raster(canvas, x, y, width, height, shown, values.colors());
      if (DoubleStream.of(numbers).allMatch(number -> number == 0)) {
        canvas.text(x + width / 2, y + height / 2, "0", NUMBER);
      }
    } else {
      write(canvas, x, y, width, values);
    }
    canvas.rect(x, y, width, height, 0, Paint.stroke(Palette.EDGE, 1));
  }

  private static void write(Canvas canvas, double x, double y, double width, Values values) {
    boolean fits = fits(values, width - 2);
    for (int k = 0; k < values.numbers().length; k++) {
      double value = values.numbers()[k];
      double middle = y + (k + 0.5) * LINE;
      TextStyle style = NUMBER.colored(values.colors().textOn(value));
      canvas.rect(x, y + k * LINE, width, LINE, 0, Paint.fill(values.colors().color(value)));
      if (values.labels().isEmpty()) {
        canvas.text(x + width / 2, middle, fits ? number(values, k) : "", style);
      } else {
        String label = values.labels().get(k);
        double room = width - LABEL_MARGINS;
        TextStyle strong = style.strong().start().fitting(label, room);
        canvas.text(x + 3, middle, strong.fit(label, room), strong);
        canvas.text(x + width - 2, middle, fits ? number(values, k) : "", style.end());
      }
    }
  }

  /** Whether all numbers, and labels beside them, have room: some alone would be read as all. */
  private static boolean fits(Values values, double room) {
    return IntStream.range(0, values.numbers().length)
        .allMatch(k -> NUMBER.width(number(values, k)) + labelWidth(values, k) <= room);
  }

  private static double labelWidth(Values values, int k) {
    return values.labels().isEmpty() ? 0 : STRONG.width(values.labels().get(k)) + 6;
  }

  private static String number(Values values, int k) {
    double value = values.numbers()[k];
    return Math.abs(value) < 9.995 ? Numbers.fixed(value, 2) : Numbers.brief(value);
  }

  private static void raster(
      Canvas canvas,
      double x,
      double y,
      double width,
      double height,
      double[] values,
      ColorMap colors) {
    int columns = (int) Math.ceil(Math.sqrt(values.length * width / height));
    int rows = (values.length + columns - 1) / columns;
    double[][] lines =
        IntStream.range(0, rows)
            .mapToObj(
                row ->
                    Arrays.copyOfRange(
                        values, row * columns, Math.min(values.length, (row + 1) * columns)))
            .toArray(double[][]::new);
    new CellGrid(lines, colors).draw(canvas, x, y, width / columns, height / rows);
  }

  /** At most {@code most} values: of each of so many stretches, the one of largest magnitude. */
  private static double[] strongest(double[] values, int most) {
    if (values.length <= most) {
      return values;
    }
    return IntStream.range(0, most)
        .mapToDouble(
            stretch ->
                IntStream.range(
                        (int) ((long) stretch * values.length / most),
                        (int) ((stretch + 1L) * values.length / most))
                    .mapToDouble(k -> values[k])
                    .reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a))
        .toArray();
  }
}
