package org.unroll.display.diagram;

import static org.unroll.display.diagram.Parts.WIDTH;

import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * The inside of a vanilla recurrent cell: h_t = f(W_xh x_t + W_hh h_{t-1} + b_h).
 *
 * <p>Vectors of one step are drawn inside; empty vectors leave the cell as a formula.
 *
 * @param title the heading
 * @param activation the name of f
 * @param bias whether there is a b_h
 * @param x input x_t
 * @param previousH h_{t-1}
 * @param a pre-activation a_t
 * @param h new hidden state h_t
 */
public record RnnDiagram(
    String title, String activation, boolean bias, Values x, Values previousH, Values a, Values h) {
  private static final double SUM = 250;
  private static final double FUNCTION = 372;
  private static final double OUT = 470;

  /** A vanilla cell as a formula, without numbers. */
  public static RnnDiagram of(String title, String activation, boolean bias) {
    return new RnnDiagram(
        title,
        activation,
        bias,
        Values.signed("x_t", 1),
        Values.signed("h_{t-1}", 1),
        Values.signed("a_t", 1),
        Values.signed("h_t", 1));
  }

  /** Draws the cell. */
  public Picture picture() {
    String words = Words.of(title, x, previousH, a, h);
    return Picture.of(title, words, this::draw);
  }

  private void draw(Canvas canvas) {
    Parts parts = new Parts(canvas);
    canvas.text(0, 8, title, TextStyle.HEADING);
    double reach = Parts.reach(h.numbers().length);
    double lane = 52 + reach;
    double input = lane + reach + Parts.reach(x.numbers().length) + 62;
    parts.into(Palette.VERMILLION, WIDTH, lane, SUM, lane);
    parts.into(Palette.BLUE, WIDTH, input, SUM, input, SUM, lane);
    parts.wire(Palette.INK, SUM, lane, OUT - 2, lane);
    parts.operation(SUM, lane, "+");
    parts.function(FUNCTION, lane, activation);
    weight(canvas, (WIDTH + SUM) / 2 - 6, lane - 13, "W_{hh}", Palette.VERMILLION);
    weight(canvas, (WIDTH + SUM) / 2 - 6, input - 13, "W_{xh}", Palette.BLUE);
    canvas.math((SUM + FUNCTION) / 2 - 8, lane - 13, "a_t", TextStyle.LABEL);
    if (bias) {
      weight(canvas, SUM, lane - 44, "b_h", Palette.PURPLE);
      parts.into(Palette.PURPLE, SUM, lane - 35, SUM, lane);
    }
    parts.vector(0, lane, previousH);
    parts.vector(0, input, x);
    parts.vector(OUT, lane, h);
    state(canvas, parts, input);
    canvas.math(
        SUM - 60,
        canvas.bottom() + 24,
        "h_t = " + activation + "(W_{xh}x_t + W_{hh}h_{t-1}" + (bias ? " + b_h)" : ")"),
        TextStyle.LABEL.start());
  }

  private void state(Canvas canvas, Parts parts, double y) {
    if (a.numbers().length > 0) {
      parts.vector(SUM + 34, Math.max(y, 0), a);
    }
  }

  private static void weight(Canvas canvas, double x, double y, String name, String color) {
    canvas.math(x, y, name, TextStyle.LABEL.strong().colored(Palette.shade(color, 0.25)));
  }
}
