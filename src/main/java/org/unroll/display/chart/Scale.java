package org.unroll.display.chart;

import java.util.ArrayList;
import java.util.List;
import org.unroll.display.svg.Numbers;

/**
 * Maps numbers to pixels along an axis.
 *
 * @param low the number at {@code from}
 * @param high the number at {@code to}
 * @param log whether equal ratios, not equal differences, are equally long
 * @param leastStep the least distance of two ticks
 * @param from the pixel of {@code low}
 * @param to the pixel of {@code high}
 */
record Scale(double low, double high, boolean log, double leastStep, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** A label and the number it stands at. */
  record Tick(double value, String label) {}

  /**
   * A linear scale from {@code low} to {@code high}, widened to whole ticks where {@code rounded}.
   */
  static Scale linear(double low, double high, boolean rounded, double from, double to) {
    double room = high > low ? 0 : Math.max(Math.abs(high), 1) * 0.5;
    double step = step(low - room, high + room, intervals(from, to), 0);
    double first = rounded ? Math.floor((low - room) / step + 1e-9) * step : low - room;
    double last = rounded ? Math.ceil((high + room) / step - 1e-9) * step : high + room;
    return new Scale(first, last, false, 0, from, to);
  }

  /** A linear scale of whole numbers. */
  static Scale counting(double low, double high, double from, double to) {
    double room = high > low ? 0 : 1;
    return new Scale(low - room, high + room, false, 1, from, to);
  }

  /** A logarithmic scale over whole decades; both bounds positive. */
  static Scale logarithmic(double low, double high, double from, double to) {
    double first = Math.floor(Math.log10(low) + 1e-9);
    double last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
    return new Scale(first, last, true, 0, from, to);
  }

  /** The pixel of a number. */
  double at(double value) {
    double place = log ? Math.log10(value) : value;
    return from + (place - low) / (high - low) * (to - from);
  }

  /** Whether a number has a place on this scale. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  /** Round numbers along the axis. */
  List<Tick> ticks() {
    return log ? decades() : steps();
  }

  private List<Tick> decades() {
    int every = (int) Math.ceil((high - low) / intervals(from, to));
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) low; exponent <= high; exponent += every) {
      ticks.add(new Tick(Math.pow(10, exponent), power(exponent)));
    }
    return ticks;
  }

  private static String power(int exponent) {
    return exponent >= -2 && exponent <= 4
        ? Numbers.fixed(Math.pow(10, exponent), Math.max(0, -exponent))
        : "1e" + (exponent < 0 ? "−" : "") + Math.abs(exponent);
  }

  private List<Tick> steps() {
    double step = step(low, high, intervals(from, to), leastStep);
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      double value = k * step;
      ticks.add(
          new Tick(
              value,
              decimals > 4 || step >= 1e6 ? Numbers.brief(value) : Numbers.fixed(value, decimals)));
    }
    return ticks;
  }

  private static int intervals(double from, double to) {
    return (int) Math.max(2, Math.min(8, Math.abs(to - from) / 36));
  }

  private static double step(double low, double high, int intervals, double least) {
    double rough = Math.max(least, (high - low) / intervals);
    double decade = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : STEPS) {
      if (factor * decade >= rough * (1 - 1e-9)) {
        return factor * decade;
      }
    }
    return 10 * decade;
  }
}
