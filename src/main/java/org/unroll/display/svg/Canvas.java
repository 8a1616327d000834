package org.unroll.display.svg;

/**
 * A drawing that grows with what is drawn on it, so that nothing can lie outside and no label can
 * be cut.
 *
 * <p>Coordinates are pixels, x to the right and y down, with any origin. Methods return the canvas,
 * so that calls chain.
 */
public final class Canvas {
  private static final String FONTS = "DejaVu Sans, Helvetica, Arial, sans-serif";
  private static final String MONO_FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace";
  private static final double MARGIN = 14;
  private static final double ARROW = 7;
  // from the middle of a capital letter down to the line it stands on, in font sizes
  private static final double TO_BASELINE = 0.36;
  private static final double LINE_HEIGHT = 1.25;

  private final String title;
  private final String description;
  private final StringBuilder body = new StringBuilder();
  private final Bounds bounds = new Bounds();

  /**
   * An empty canvas.
   *
   * @param title what the picture is, for readers who cannot see it and as its tooltip
   * @param description what it shows, in a sentence or more, for readers who cannot see it
   */
  public Canvas(String title, String description) {
    this.title = title;
    this.description = description;
  }

  /** A rectangle with corners of a radius. */
  public Canvas rect(double x, double y, double width, double height, double radius, Paint paint) {
    body.append("<rect x=\"").append(Xml.number(x)).append("\" y=\"").append(Xml.number(y));
    body.append("\" width=\"")
        .append(Xml.number(width))
        .append("\" height=\"")
        .append(Xml.number(height));
    body.append(radius > 0 ? "\" rx=\"" + Xml.number(radius) + "\"" : "\"");
    body.append(paint.attributes()).append("/>");
    grow(x, y, x + width, y + height, paint);
    return this;
  }

  /** A circle around a centre. */
  public Canvas circle(double x, double y, double radius, Paint paint) {
    body.append("<circle cx=\"").append(Xml.number(x)).append("\" cy=\"").append(Xml.number(y));
    body.append("\" r=\"")
        .append(Xml.number(radius))
        .append('"')
        .append(paint.attributes())
        .append("/>");
    grow(x - radius, y - radius, x + radius, y + radius, paint);
    return this;
  }

  /** A straight line. */
  public Canvas line(double x1, double y1, double x2, double y2, Paint paint) {
    return path(Path.from(x1, y1).to(x2, y2), paint);
  }

  /** A path. */
  public Canvas path(Path path, Paint paint) {
    body.append("<path d=\"")
        .append(path.data())
        .append('"')
        .append(paint.attributes())
        .append("/>");
    bounds.add(path.bounds(), paint.hasStroke() ? paint.width() / 2 : 0);
    return this;
  }

  /** A straight arrow; its tip is at the second point. */
  public Canvas arrow(double x1, double y1, double x2, double y2, Paint paint) {
    return arrow(Path.from(x1, y1).to(x2, y2), paint);
  }

  /** A path with an arrow head at its end. */
  public Canvas arrow(Path path, Paint paint) {
    path(path, paint);
    double size = ARROW + paint.width();
    double back = path.heading() + Math.PI;
    Path head = Path.from(path.endX(), path.endY());
    for (double side : new double[] {-0.42, 0.42}) {
      head.to(
          path.endX() + size * Math.cos(back + side), path.endY() + size * Math.sin(back + side));
    }
    return path(head.close(), Paint.fill(paint.stroke()).outlined(paint.stroke(), 1));
  }

  /**
   * A text, literally.
   *
   * @param x where the style's anchor lies
   * @param y the middle of a capital letter's height
   */
  public Canvas text(double x, double y, String text, TextStyle style) {
    if (!text.isEmpty()) {
      open(x, y, style).append(Xml.escape(text)).append("</text>");
      growText(x, y, style.width(text), style);
    }
    return this;
  }

  /** A text in which {@code _x} and {@code _{..}} set a subscript, as {@link #text}. */
  public Canvas math(double x, double y, String text, TextStyle style) {
    MathText parsed = MathText.parse(text);
    open(x, y, style).append(parsed.content(style)).append("</text>");
    growText(x, y, parsed.width(style), style);
    return this;
  }

  /** The width of {@link #math} text, pixels. */
  public static double mathWidth(String text, TextStyle style) {
    return MathText.parse(text).width(style);
  }

  /** Adds an element that was written elsewhere in this package and lies in a box. */
  void add(String element, double x1, double y1, double x2, double y2) {
    body.append(element);
    grow(x1, y1, x2, y2);
  }

  /** The lowest y drawn so far. */
  public double bottom() {
    return bounds.isEmpty() ? 0 : bounds.bottom();
  }

  /** The rightmost x drawn so far. */
  public double right() {
    return bounds.isEmpty() ? 0 : bounds.right();
  }

  /** The leftmost x drawn so far. */
  public double left() {
    return bounds.isEmpty() ? 0 : bounds.left();
  }

  /**
   * What was drawn, on its panel.
   *
   * @param text what the picture says, for a front end that shows text only
   */
  public Picture picture(String text) {
    double x = left() - MARGIN;
    double y = (bounds.isEmpty() ? 0 : bounds.top()) - MARGIN;
    int width = (int) Math.ceil(right() + MARGIN - x);
    int height = (int) Math.ceil(bottom() + MARGIN - y);
    String box = Xml.number(x) + " " + Xml.number(y) + " " + width + " " + height;
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
            + width
            + "\" height=\""
            + height
            + "\" viewBox=\""
            + box
            + "\" role=\"img\" font-family=\""
            + FONTS
            + "\">"
            + "<title>"
            + Xml.escape(title)
            + "</title><desc>"
            + Xml.escape(description)
            + "</desc>"
            + panel(x, y, width, height)
            + body
            + "</svg>";
    return new Picture(svg, text, width, height);
  }

  private static String panel(double x, double y, int width, int height) {
    return "<rect x=\""
        + Xml.number(x + 0.5)
        + "\" y=\""
        + Xml.number(y + 0.5)
        + "\" width=\""
        + (width - 1)
        + "\" height=\""
        + (height - 1)
        + "\" rx=\"6\""
        + Paint.fill(Palette.PANEL).outlined(Palette.EDGE, 1).attributes()
        + "/>";
  }

  private StringBuilder open(double x, double y, TextStyle style) {
    body.append("<text x=\"").append(Xml.number(x)).append("\" y=\"");
    body.append(Xml.number(y + TO_BASELINE * style.size()))
        .append("\" font-size=\"")
        .append(Xml.number(style.size()));
    body.append("\" fill=\"").append(style.color()).append('"');
    body.append(
        style.anchor() == TextStyle.Anchor.START
            ? ""
            : " text-anchor=\"" + style.anchor().attribute + "\"");
    body.append(style.bold() ? " font-weight=\"bold\"" : "");
    body.append(style.mono() ? " font-family=\"" + MONO_FONTS + "\" xml:space=\"preserve\"" : "");
    return body.append('>');
  }

  private void growText(double x, double y, double width, TextStyle style) {
    double left = x - style.anchor().share * width;
    double half = style.size() * LINE_HEIGHT / 2;
    grow(left, y - half, left + width, y + half);
  }

  private void grow(double x1, double y1, double x2, double y2) {
    bounds.add(x1, y1);
    bounds.add(x2, y2);
  }

  private void grow(double x1, double y1, double x2, double y2, Paint paint) {
    double edge = paint.hasStroke() ? paint.width() / 2 : 0;
    grow(x1 - edge, y1 - edge, x2 + edge, y2 + edge);
  }
}
