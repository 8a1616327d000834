package org.unroll.display.svg;

/** The smallest box around everything added so far. */
final class Bounds {
  private double left = Double.POSITIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  void add(double x, double y) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }

  void add(Bounds other, double margin) {
    if (!other.isEmpty()) {
      add(other.left - margin, other.top - margin);
      add(other.right + margin, other.bottom + margin);
    }
  }

  boolean isEmpty() {
    return left > right;
  }

  double left() {
    return left;
  }

  double top() {
    return top;
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double right() {
    return right;
  }

  double bottom() {
    return bottom;
  }
}
