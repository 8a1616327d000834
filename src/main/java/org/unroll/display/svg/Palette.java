package org.unroll.display.svg;

import java.util.List;
import java.util.Locale;

/**
 * The colours of every picture, in one place.
 *
 * <p>The series colours are those of Okabe and Ito (<a
 * href="https://jfly.uni-koeln.de/color/">Color Universal Design</a>, 2008), which readers with any
 * of the common forms of colour blindness tell apart; their order also alternates in lightness, so
 * that they differ in grey scale.
 */
public final class Palette {
  /** The light panel that every picture is drawn on. */
  public static final String PANEL = "#ffffff";

  /** The panel's edge. */
  public static final String EDGE = "#d9d9d6";

  /** Text and outlines. */
  public static final String INK = "#1f2328";

  /** Secondary text. */
  public static final String MUTED = "#5b6470";

  /** Grid lines and empty tracks. */
  public static final String GRID = "#e4e6e9";

  /** Boxes that hold something. */
  public static final String BOX = "#f4f5f7";

  public static final String BLUE = "#0072b2";
  public static final String VERMILLION = "#d55e00";
  public static final String GREEN = "#009e73";
  public static final String ORANGE = "#e69f00";
  public static final String PURPLE = "#b0568c";
  public static final String SKY = "#56b4e9";

  /** The colours of series, in the order in which they are given out. */
  public static final List<String> SERIES =
      List.of(BLUE, ORANGE, VERMILLION, SKY, GREEN, PURPLE, INK);

  private Palette() {}

  /** The colour of series {@code index}, counted from 0; the colours repeat after the last. */
  public static String series(int index) {
    return SERIES.get(Math.floorMod(index, SERIES.size()));
  }

  /** {@code color} mixed with white: 0 leaves it, 1 is white. */
  public static String tint(String color, double whiteness) {
    return mix(color, "#ffffff", whiteness);
  }

  /** {@code color} mixed with black: 0 leaves it, 1 is black. */
  public static String shade(String color, double blackness) {
    return mix(color, "#000000", blackness);
  }

  /** The colour at {@code position} in 0 to 1 on the straight line between two colours. */
  static String mix(String from, String to, double position) {
    StringBuilder mixed = new StringBuilder("#");
    for (int at = 1; at < 7; at += 2) {
      int start = Integer.parseInt(from.substring(at, at + 2), 16);
      int end = Integer.parseInt(to.substring(at, at + 2), 16);
      mixed.append(
          String.format(Locale.ROOT, "%02x", Math.round(start + position * (end - start))));
    }
    return mixed.toString();
  }
}
