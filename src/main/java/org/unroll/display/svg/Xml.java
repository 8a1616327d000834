package org.unroll.display.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Text and numbers as XML takes them. */
final class Xml {
  private Xml() {}

  /**
   * {@code text} as it may stand in an element or a quoted attribute; what XML 1.0 cannot hold
   * becomes U+FFFD.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escapeInto(escaped, c));
    return escaped.toString();
  }

  private static void escapeInto(StringBuilder escaped, int c) {
    switch (c) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
    }
  }

  /** A length or coordinate with at most two decimals, the same in every locale. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A coordinate of a picture is " + value + ".");
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  // Char of https://www.w3.org/TR/xml/#charsets
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
