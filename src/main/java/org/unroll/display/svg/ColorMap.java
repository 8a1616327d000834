package org.unroll.display.svg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Maps a number to a colour, linearly between {@link #low()} and {@link #high()}.
 *
 * <p>A diverging map is white at zero, blue below and orange above; its blue ends darker than its
 * orange, so that the sign of a large value survives grey scale. A sequential map goes from white
 * to dark blue. A value that is not finite is grey.
 *
 * @param low the value of the first colour
 * @param high the value of the last colour; greater than {@code low}
 * @param stops at least two colours, evenly spaced from {@code low} to {@code high}
 */
public record ColorMap(double low, double high, List<String> stops) {
  private static final List<String> DIVERGING =
      List.of("#08306b", "#2f74b5", "#a6cce6", "#ffffff", "#fdd9ad", "#f6a14a", "#d9660a");
  private static final List<String> SEQUENTIAL =
      List.of("#ffffff", "#d3e4f3", "#8dbfe0", "#3f88c0", "#0b3f7d");
  private static final String NOT_FINITE = "#9a9a9a";

  /** Checks the range. */
  public ColorMap {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "ColorMap: the range is " + low + " to " + high + " but must be finite and not empty.");
    }
    stops = List.copyOf(stops);
  }

  /** White at zero, up to the colours' ends at plus and minus {@code magnitude}. */
  public static ColorMap diverging(double magnitude) {
    double reach = usable(magnitude);
    return new ColorMap(-reach, reach, DIVERGING);
  }

  /** White at {@code low}, dark at {@code high}. */
  public static ColorMap sequential(double low, double high) {
    return new ColorMap(low, low < high ? high : low + 1, SEQUENTIAL);
  }

  /**
   * The diverging map that the values need if one of them is negative, else the sequential map from
   * zero.
   */
  public static ColorMap fitting(double[][] values) {
    double[] finite =
        Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double high = DoubleStream.of(finite).map(Math::abs).max().orElse(1);
    boolean signed = DoubleStream.of(finite).anyMatch(value -> value < 0);
    return signed ? diverging(high) : sequential(0, usable(high));
  }

  /** Whether the map shows a sign: whether zero lies inside its range. */
  public boolean isDiverging() {
    return low < 0 && high > 0;
  }

  /**
   * The fill colour of {@code value}; values outside the range have the colour of its nearer end.
   */
  public String color(double value) {
    return Double.isNaN(value) ? NOT_FINITE : at((value - low) / (high - low));
  }

  /** A text colour that can be read on {@link #color(double) the fill of} {@code value}. */
  public String textOn(double value) {
    String fill = color(value);
    double light = 0;
    double[] weights = {0.299, 0.587, 0.114};
    for (int channel = 0; channel < 3; channel++) {
      light +=
          weights[channel] * Integer.parseInt(fill.substring(1 + 2 * channel, 3 + 2 * channel), 16);
    }
    return light < 140 ? "#ffffff" : Palette.INK;
  }

  private String at(double position) {
    double place = Math.max(0, Math.min(1, position)) * (stops.size() - 1);
    int index = Math.min((int) place, stops.size() - 2);
    return Palette.mix(stops.get(index), stops.get(index + 1), place - index);
  }

  private static double usable(double magnitude) {
    return magnitude > Double.MIN_NORMAL && magnitude < Double.MAX_VALUE / 4 ? magnitude : 1;
  }
}
