package org.unroll.display.diagram;

import static org.unroll.display.diagram.Parts.WIDTH;

import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * The inside of a GRU cell: h_t = (1 - z_t) * n_t + z_t * h_{t-1} along the upper lane.
 *
 * <p>Vectors of one step are drawn inside; empty vectors leave the cell as a formula.
 *
 * @param title the heading
 * @param resetAfter whether r_t multiplies W_hn h_{t-1} + b_hn, as PyTorch has it, and not h_{t-1}
 *     itself
 * @param x input x_t
 * @param previousH h_{t-1}
 * @param r reset gate
 * @param z update gate
 * @param n candidate
 * @param h new hidden state h_t
 */
public record GruDiagram(
    String title,
    boolean resetAfter,
    Values x,
    Values previousH,
    Values r,
    Values z,
    Values n,
    Values h) {
  private static final String LANE = Palette.INK;
  private static final double FIRST = 150;
  private static final double PITCH = 156;
  private static final double OUT = 660;

  /** A GRU cell as a formula, without numbers. */
  public static GruDiagram of(String title, boolean resetAfter) {
    return new GruDiagram(
        title,
        resetAfter,
        Values.signed("x_t", 1),
        Values.signed("h_{t-1}", 1),
        Values.gate("r_t"),
        Values.gate("z_t"),
        Values.signed("n_t", 1),
        Values.signed("h_t", 1));
  }

  /** Draws the cell. */
  public Picture picture() {
    String words = Words.of(title, x, previousH, r, z, n, h);
    return Picture.of(title, words, this::draw);
  }

  private void draw(Canvas canvas) {
    Parts parts = new Parts(canvas);
    canvas.text(0, 8, title, TextStyle.HEADING);
    int size = h.numbers().length;
    double lane = 50 + Parts.reach(size);
    double inner = lane + Math.max(62, Parts.reach(size) + 16);
    double gates = inner + 40;
    double side = gates + Parts.gateHeight(size) / 2;
    double bus = gates + Parts.gateHeight(size) + 26;
    lane(parts, lane, inner, gates);
    parts.inputs(gates, bus, middle(0), previousH, x);
    parts.bus(bus, middle(0), middle(1), middle(2));
    reset(canvas, parts, side, bus);
    parts.gate(middle(0) - WIDTH / 2, gates, "z_t = σ(·)", "update", z, Palette.BLUE);
    parts.gate(middle(1) - WIDTH / 2, gates, "r_t = σ(·)", "reset", r, Palette.VERMILLION);
    parts.gate(middle(2) - WIDTH / 2, gates, "n_t = tanh(·)", "candidate", n, Palette.GREEN);
    parts.vector(0, lane, previousH);
    parts.vector(OUT, lane, h);
    formulas(canvas, Math.max(canvas.bottom(), bus) + 22);
  }

  private static double middle(int gate) {
    return FIRST + gate * PITCH + WIDTH / 2;
  }

  private static void lane(Parts parts, double lane, double inner, double gates) {
    parts.into(LANE, WIDTH, lane, middle(0), lane);
    parts.into(LANE, middle(0), lane, middle(2), lane);
    parts.wire(LANE, middle(2), lane, OUT - 2, lane);
    parts.into(Palette.BLUE, middle(0), gates, middle(0), lane);
    parts.branch(middle(0), inner, Palette.BLUE);
    parts.into(Palette.BLUE, middle(0), inner, middle(2), inner);
    parts.function(middle(1), inner, "1 − z");
    parts.into(Palette.GREEN, middle(2), gates, middle(2), inner);
    parts.into(LANE, middle(2), inner, middle(2), lane);
    parts.operation(middle(0), lane, "×");
    parts.operation(middle(2), inner, "×");
    parts.operation(middle(2), lane, "+");
  }

  private void reset(Canvas canvas, Parts parts, double side, double bus) {
    double x = (middle(1) + middle(2)) / 2;
    parts.into(Palette.MUTED, x, bus, x, side);
    parts.into(Palette.VERMILLION, middle(1) + WIDTH / 2, side, x, side);
    parts.wire(LANE, x, side, middle(2) - WIDTH / 2 - 2, side);
    parts.operation(x, side, "×");
    canvas.math(x, bus + 12, resetAfter ? "W_{hn}h_{t-1} + b_{hn}" : "h_{t-1}", TextStyle.SMALL);
    canvas.math(middle(2) + 6, bus - 6, "x_t", TextStyle.SMALL.start());
  }

  private void formulas(Canvas canvas, double y) {
    TextStyle style = TextStyle.LABEL.start();
    canvas.math(FIRST, y, "h_t = (1 - z_t) × n_t + z_t × h_{t-1}", style);
    canvas.math(
        FIRST + 250,
        y,
        resetAfter
            ? "n_t = tanh(W_{xn}x_t + b_n + r_t × (W_{hn}h_{t-1} + b_{hn}))"
            : "n_t = tanh(W_{xn}x_t + b_n + W_{hn}(r_t × h_{t-1}))",
        style);
  }
}
