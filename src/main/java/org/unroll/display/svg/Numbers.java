package org.unroll.display.svg;

import java.util.Locale;

/** Numbers as a picture shows them: two or three digits that matter, and a real minus sign. */
public final class Numbers {
  private Numbers() {}

  /** {@code 0.12}, {@code −3.4}, {@code 1250}, {@code 2.1e−7}. */
  public static String brief(double value) {
    return plain(value).replace('-', '−');
  }

  /** As {@link #brief}, in ASCII, for text and formulas. */
  public static String plain(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (size == 0) {
      return "0";
    }
    if (size >= 1e6 || size < 5e-4) {
      return format("%.1e", value).replaceAll("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
    }
    return format(
        size < 0.01 ? "%.3f" : size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
  }

  /** With {@code decimals} digits after the point and a real minus sign. */
  public static String fixed(double value, int decimals) {
    String text = format("%." + decimals + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text.replace('-', '−');
  }

  /** A count with thin groups: {@code 12,345}. */
  public static String count(long value) {
    return format("%,d", value);
  }

  /** A share of one in percent: {@code 92.4 %}. */
  public static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
