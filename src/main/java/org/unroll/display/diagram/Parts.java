package org.unroll.display.diagram;

import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.TextStyle;

/** The parts that cell diagrams are made of: vectors, gates, operations and wires. */
final class Parts {
  /** The width of a vector's block and of a gate. */
  static final double WIDTH = 104;

  private static final double TITLE = 44;
  private static final double PAD = 6;
  private static final double RADIUS = 12;
  private static final double BEND = 10;

  private final Canvas canvas;

  Parts(Canvas canvas) {
    this.canvas = canvas;
  }

  /**
   * The height of a gate whose vector has {@code size} numbers; 0 for a gate without its numbers.
   */
  static double gateHeight(int size) {
    return TITLE + (size == 0 ? 0 : ValueBlock.height(size) + PAD);
  }

  /** Half the height of a vector and its name. */
  static double reach(int size) {
    return (size == 0 ? 30 : ValueBlock.height(size)) / 2;
  }

  /** A vector with its name above, its left edge at x and its middle at y. */
  void vector(double x, double y, Values values) {
    int size = values.numbers().length;
    double top = y - reach(size);
    if (size == 0) {
      canvas.rect(
          x, top, WIDTH, 2 * reach(0), 7, Paint.fill(Palette.BOX).outlined(Palette.EDGE, 1.2));
      canvas.math(x + WIDTH / 2, y, values.name(), TextStyle.LABEL.strong().sized(14));
    } else {
      canvas.math(x + WIDTH / 2, top - 12, values.name(), TextStyle.LABEL.strong().sized(13));
      ValueBlock.draw(canvas, x, top, WIDTH, values);
    }
  }

  /** A gate with its formula, its role and its numbers; its left top corner at (x, y). */
  void gate(double x, double y, String formula, String role, Values values, String color) {
    int size = values.numbers().length;
    canvas.rect(
        x,
        y,
        WIDTH,
        gateHeight(size),
        7,
        Paint.fill(Palette.tint(color, 0.9)).outlined(Palette.tint(color, 0.2), 1.6));
    canvas.math(x + WIDTH / 2, y + 14, formula, TextStyle.LABEL.strong());
    canvas.text(x + WIDTH / 2, y + 31, role, TextStyle.SMALL);
    if (size > 0) {
      ValueBlock.draw(canvas, x + PAD, y + TITLE, WIDTH - 2 * PAD, values);
    }
  }

  /** An operation on whole vectors, number by number. */
  void operation(double x, double y, String sign) {
    canvas.circle(x, y, RADIUS, Paint.fill(Palette.PANEL).outlined(Palette.INK, 1.4));
    canvas.text(x, y, sign, TextStyle.LABEL.strong().sized(15));
  }

  /** A function on the way of a wire. */
  void function(double x, double y, String name) {
    double width = TextStyle.LABEL.width(name) + 14;
    canvas.rect(
        x - width / 2,
        y - RADIUS,
        width,
        2 * RADIUS,
        RADIUS,
        Paint.fill(Palette.PANEL).outlined(Palette.INK, 1.4));
    canvas.text(x, y, name, TextStyle.LABEL);
  }

  /** A wire with an arrow head that stops before an {@link #operation} at its end. */
  void into(String color, double... points) {
    int last = points.length - 2;
    double dx = points[last] - points[last - 2];
    double dy = points[last + 1] - points[last - 1];
    double length = Math.hypot(dx, dy);
    double[] shorter = points.clone();
    shorter[last] -= dx / length * (RADIUS + 2);
    shorter[last + 1] -= dy / length * (RADIUS + 2);
    wire(color, shorter);
  }

  /** A wire with an arrow head, along points x1, y1, x2, y2, ... with round corners. */
  void wire(String color, double... points) {
    canvas.arrow(path(points), Paint.stroke(color, 1.8));
  }

  /** A wire without an arrow head. */
  void line(String color, double... points) {
    canvas.path(path(points), Paint.stroke(color, 1.8));
  }

  /** Where a wire branches off. */
  void branch(double x, double y, String color) {
    canvas.circle(x, y, 3, Paint.fill(color));
  }

  /**
   * The two inputs of a cell below each other at the left edge, joined into the wire that feeds its
   * gates.
   *
   * @param top the top of the gates
   * @param bus where the wire lies
   * @param first where its first gate is
   */
  void inputs(double top, double bus, double first, Values state, Values input) {
    double stateY = top + reach(state.numbers().length) + 22;
    double inputY = stateY + reach(state.numbers().length) + reach(input.numbers().length) + 32;
    double turn = WIDTH + 23;
    line(Palette.MUTED, WIDTH, stateY, turn, stateY, turn, bus, first, bus);
    line(Palette.MUTED, WIDTH, inputY, turn, inputY, turn, bus, first, bus);
    vector(0, stateY, state);
    vector(0, inputY, input);
  }

  /** The wire below the gates, with an arrow up to each. */
  void bus(double y, double... gates) {
    for (double gate : gates) {
      wire(Palette.MUTED, gates[0], y, gate, y, gate, y - 24);
    }
  }

  private static Path path(double... points) {
    Path path = Path.from(points[0], points[1]);
    for (int k = 2; k + 3 < points.length; k += 2) {
      double midX = k + 5 < points.length ? (points[k] + points[k + 2]) / 2 : points[k + 2];
      double midY = k + 5 < points.length ? (points[k + 1] + points[k + 3]) / 2 : points[k + 3];
      path.corner(points[k], points[k + 1], midX, midY, BEND);
    }
    return points.length == 4 ? path.to(points[2], points[3]) : path;
  }
}
