package org.unroll.display.diagram;

import static org.unroll.display.diagram.Parts.WIDTH;

import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * The inside of an LSTM cell: c_t = f_t * c_{t-1} + i_t * g_t along the upper lane, h_t = o_t *
 * tanh(c_t) leaving it.
 *
 * <p>Vectors of one step are drawn inside; empty vectors leave the cell as a formula.
 *
 * @param title the heading
 * @param x input x_t
 * @param previousH h_{t-1}
 * @param previousC c_{t-1}
 * @param f forget gate
 * @param i input gate
 * @param g candidate
 * @param o output gate
 * @param c new cell state c_t
 * @param h new hidden state h_t
 */
public record LstmDiagram(
    String title,
    Values x,
    Values previousH,
    Values previousC,
    Values f,
    Values i,
    Values g,
    Values o,
    Values c,
    Values h) {
  private static final String LANE = Palette.INK;
  private static final double FORGET = 150;
  private static final double PITCH = 128;
  private static final double OUT = 706;

  /** An LSTM cell as a formula, without numbers. */
  public static LstmDiagram of(String title) {
    return new LstmDiagram(
        title,
        Values.signed("x_t", 1),
        Values.signed("h_{t-1}", 1),
        Values.signed("c_{t-1}", 1),
        Values.gate("f_t"),
        Values.gate("i_t"),
        Values.signed("g_t", 1),
        Values.gate("o_t"),
        Values.signed("c_t", 1),
        Values.signed("h_t", 1));
  }

  /** Draws the cell. */
  public Picture picture() {
    String words = Words.of(title, x, previousH, previousC, f, i, g, o, c, h);
    return Picture.of(title, words, this::draw);
  }

  private void draw(Canvas canvas) {
    Parts parts = new Parts(canvas);
    canvas.text(0, 8, title, TextStyle.HEADING);
    int size = h.numbers().length;
    double lane = 50 + Parts.reach(size);
    double inner = lane + Math.max(62, Parts.reach(size) + 16);
    double hidden = Math.max(inner + 18, lane + 2 * Parts.reach(size) + 30);
    double gates = hidden + 34;
    double bus = gates + Parts.gateHeight(size) + 26;
    lane(parts, lane, inner, gates);
    output(parts, lane, hidden, gates);
    parts.inputs(gates, bus, middle(0), previousH, x);
    parts.bus(bus, middle(0), middle(1), middle(2), middle(3));
    gates(parts, gates);
    parts.vector(0, lane, previousC);
    parts.vector(OUT, lane, c);
    parts.vector(OUT, hidden, h);
    formulas(canvas, Math.max(canvas.bottom(), bus) + 22);
  }

  private static double middle(int gate) {
    return FORGET + gate * PITCH + WIDTH / 2;
  }

  private static void lane(Parts parts, double lane, double inner, double gates) {
    double add = (middle(1) + middle(2)) / 2;
    parts.into(LANE, WIDTH, lane, middle(0), lane);
    parts.into(LANE, middle(0), lane, add, lane);
    parts.wire(LANE, add, lane, OUT - 2, lane);
    parts.into(Palette.VERMILLION, middle(0), gates, middle(0), lane);
    parts.into(Palette.BLUE, middle(1), gates, middle(1), inner, add, inner);
    parts.into(Palette.GREEN, middle(2), gates, middle(2), inner, add, inner);
    parts.into(LANE, add, inner, add, lane);
    parts.operation(middle(0), lane, "×");
    parts.operation(add, inner, "×");
    parts.operation(add, lane, "+");
  }

  private static void output(Parts parts, double lane, double hidden, double gates) {
    double x = (middle(3) + WIDTH / 2 + OUT) / 2;
    parts.into(LANE, x, lane, x, hidden);
    parts.branch(x, lane, LANE);
    parts.function(x, (lane + hidden) / 2 - 4, "tanh");
    parts.into(Palette.PURPLE, middle(3), gates, middle(3), hidden, x, hidden);
    parts.wire(LANE, x, hidden, OUT - 2, hidden);
    parts.operation(x, hidden, "×");
  }

  private void gates(Parts parts, double y) {
    parts.gate(middle(0) - WIDTH / 2, y, "f_t = σ(·)", "forget", f, Palette.VERMILLION);
    parts.gate(middle(1) - WIDTH / 2, y, "i_t = σ(·)", "input", i, Palette.BLUE);
    parts.gate(middle(2) - WIDTH / 2, y, "g_t = tanh(·)", "candidate", g, Palette.GREEN);
    parts.gate(middle(3) - WIDTH / 2, y, "o_t = σ(·)", "output", o, Palette.PURPLE);
  }

  private static void formulas(Canvas canvas, double y) {
    canvas.math(FORGET, y, "c_t = f_t × c_{t-1} + i_t × g_t", TextStyle.LABEL.start());
    canvas.math(FORGET + 250, y, "h_t = o_t × tanh(c_t)", TextStyle.LABEL.start());
  }
}
