package org.unroll.display.svg;

/**
 * A line of straight and curved pieces, which knows the box it lies in and the direction it ends
 * with.
 */
public final class Path {
  private final StringBuilder data = new StringBuilder();
  private final Bounds bounds = new Bounds();
  private double x;
  private double y;
  private double fromX;
  private double fromY;

  private Path() {}

  /** A path that begins at a point. */
  public static Path from(double x, double y) {
    Path path = new Path();
    path.append("M", x, y);
    path.arrive(x, y, x, y);
    return path;
  }

  /** Goes straight to a point. */
  public Path to(double toX, double toY) {
    append("L", toX, toY);
    arrive(x, y, toX, toY);
    return this;
  }

  /** Goes to a point on a cubic Bezier curve with two control points. */
  public Path curve(double x1, double y1, double x2, double y2, double toX, double toY) {
    append("C", x1, y1, x2, y2, toX, toY);
    bounds.add(x1, y1);
    bounds.add(x2, y2);
    arrive(x2, y2, toX, toY);
    return this;
  }

  /**
   * Goes straight, then turns with a round corner of {@code radius} at a point towards the next
   * one.
   */
  public Path corner(double cornerX, double cornerY, double toX, double toY, double radius) {
    double in = Math.hypot(cornerX - x, cornerY - y);
    double out = Math.hypot(toX - cornerX, toY - cornerY);
    double r = Math.min(radius, Math.min(in, out));
    if (r > 0) {
      to(cornerX + (x - cornerX) * r / in, cornerY + (y - cornerY) * r / in);
      double endX = cornerX + (toX - cornerX) * r / out;
      double endY = cornerY + (toY - cornerY) * r / out;
      append("Q", cornerX, cornerY, endX, endY);
      arrive(cornerX, cornerY, endX, endY);
    }
    return to(toX, toY);
  }

  /** Closes the path to its beginning. */
  public Path close() {
    data.append('Z');
    return this;
  }

  private void append(String command, double... numbers) {
    data.append(command);
    for (int k = 0; k < numbers.length; k++) {
      data.append(k == 0 ? "" : " ").append(Xml.number(numbers[k]));
    }
  }

  private void arrive(double beforeX, double beforeY, double toX, double toY) {
    if (beforeX != toX || beforeY != toY) {
      fromX = beforeX;
      fromY = beforeY;
    }
    x = toX;
    y = toY;
    bounds.add(toX, toY);
  }

  String data() {
    return data.toString();
  }

  Bounds bounds() {
    return bounds;
  }

  double endX() {
    return x;
  }

  double endY() {
    return y;
  }

  /** The direction of the path's end, radians. */
  double heading() {
    return Math.atan2(y - fromY, x - fromX);
  }
}
