package org.unroll.display.svg;

/**
 * How a shape is filled and outlined.
 *
 * @param fill a colour, or {@code none}
 * @param stroke a colour, or {@code none}
 * @param width of the outline, pixels
 * @param dash lengths of dashes and gaps such as {@code "4 3"}; empty for a solid line
 */
public record Paint(String fill, String stroke, double width, String dash) {
  private static final String NONE = "none";

  /** A filled shape without an outline. */
  public static Paint fill(String color) {
    return new Paint(color, NONE, 0, "");
  }

  /** A line or an empty outline. */
  public static Paint stroke(String color, double width) {
    return new Paint(NONE, color, width, "");
  }

  /** This paint with an outline. */
  public Paint outlined(String color, double width) {
    return new Paint(fill, color, width, dash);
  }

  /** This paint with its outline dashed. */
  public Paint dashed(String pattern) {
    return new Paint(fill, stroke, width, pattern);
  }

  boolean hasStroke() {
    return !stroke.equals(NONE);
  }

  String attributes() {
    StringBuilder text = new StringBuilder(" fill=\"").append(Xml.escape(fill)).append('"');
    if (hasStroke()) {
      text.append(" stroke=\"").append(Xml.escape(stroke)).append('"');
      text.append(" stroke-width=\"").append(Xml.number(width)).append('"');
      text.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
      if (!dash.isEmpty()) {
        text.append(" stroke-dasharray=\"").append(Xml.escape(dash)).append('"');
      }
    }
    return text.toString();
  }
}
