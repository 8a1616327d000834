package org.unroll.display;

import java.util.ArrayList;
import java.util.List;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Rows;
import org.unroll.param.Parameters;

/**
 * The equations of a step with its numbers: the formula, the numbers put in, and what comes out.
 */
public final class Equations {
  private static final String PREVIOUS = "h_{t-1}";

  private final Cell<?> cell;
  private final Parameters weights;
  private final double[] x;
  private final State<?> previous;
  private final Step<?> step;
  private final List<String> latex = new ArrayList<>();
  private final List<String> text = new ArrayList<>();

  private Equations(Cell<?> cell, double[] x, State<?> previous, Step<?> step) {
    this.cell = cell;
    weights = cell.parameters();
    this.x = x;
    this.previous = previous;
    this.step = step;
  }

  /** The equations of what {@code cell} makes of x_t and s_{t-1}, for the first sequence. */
  public static <S extends State<S>> Equation of(Cell<S> cell, Rows x, S previous) {
    return new Equations(cell, RunValues.row(x, 0), previous, cell.step(x, previous)).write();
  }

  /**
   * The equations of step {@code t}, counted from 0, of the first sequence of a run.
   *
   * @throws IllegalArgumentException if there is no such step
   */
  public static Equation of(Unrolled<?> run, int t) {
    RunValues.requireStep(run, t);
    double[] x = RunValues.row(run.inputs(), run.packing().row(0, t));
    return new Equations(run.layer().cell(), x, run.stateBefore(t), run.steps().get(t)).write();
  }

  private Equation write() {
    if (cell instanceof RnnCell rnn) {
      rnn(rnn);
    } else if (cell instanceof LstmCell) {
      lstm();
    } else if (cell instanceof GruCell) {
      gru(
          "u",
          "W_{xn} x_t + b_n + r_t \\odot (W_{hn} h_{t-1} + b_{hn})",
          "W_xn x_t + b_n + r_t * (W_hn h_{t-1} + b_hn)");
    } else if (cell instanceof ResetBeforeGruCell) {
      gru(
          "",
          "W_{xn} x_t + W_{hn} (r_t \\odot h_{t-1}) + b_n",
          "W_xn x_t + W_hn (r_t * h_{t-1}) + b_n");
    } else {
      own();
    }
    return new Equation(
        "\\begin{aligned}" + String.join(" \\\\[4pt] ", latex) + "\\end{aligned}",
        String.join("\n", text));
  }

  private void rnn(RnnCell rnn) {
    String f = Latex.function(rnn.activation().name());
    String bias = rnn.hasBias() ? " + b_h" : "";
    add("h_t &= " + f + "(W_{xh} x_t + W_{hh} " + PREVIOUS + bias + ")", "");
    add(
        "&= "
            + f
            + "\\left("
            + matrix("W_xh")
            + Latex.vector(x)
            + " + "
            + matrix("W_hh")
            + previous(0)
            + (rnn.hasBias() ? " + " + bias("b_h") : "")
            + "\\right)",
        "");
    add(
        "&= " + f + "\\left(" + value("a") + "\\right) = " + value("h"),
        "h_t = "
            + rnn.activation().name()
            + "(W_xh x_t + W_hh h_{t-1}"
            + bias
            + ") = "
            + words("h"));
  }

  private void lstm() {
    gate("f", "\\sigma", "sigmoid");
    gate("i", "\\sigma", "sigmoid");
    gate("g", "\\tanh", "tanh");
    gate("o", "\\sigma", "sigmoid");
    add(
        "c_t &= f_t \\odot c_{t-1} + i_t \\odot g_t = "
            + value("f")
            + " \\odot "
            + previous(1)
            + " + "
            + value("i")
            + " \\odot "
            + value("g")
            + " = "
            + value("c"),
        "c_t = f_t * c_{t-1} + i_t * g_t = " + words("c"));
    add(
        "h_t &= o_t \\odot \\tanh(c_t) = "
            + value("o")
            + " \\odot \\tanh"
            + value("c")
            + " = "
            + value("h"),
        "h_t = o_t * tanh(c_t) = " + words("h"));
  }

  private void gru(String inner, String candidate, String words) {
    gate("r", "\\sigma", "sigmoid");
    gate("z", "\\sigma", "sigmoid");
    add(
        "n_t &= \\tanh(" + candidate + ") = " + value("n"),
        "n_t = tanh(" + words + ") = " + words("n"));
    add(
        "h_t &= (1 - z_t) \\odot n_t + z_t \\odot "
            + PREVIOUS
            + " = \\left(1 - "
            + value("z")
            + "\\right) \\odot "
            + value("n")
            + " + "
            + value("z")
            + " \\odot "
            + previous(0)
            + " = "
            + value("h"),
        "h_t = (1 - z_t) * n_t + z_t * h_{t-1} = " + words("h"));
  }

  private void gate(String name, String f, String word) {
    String W_x = "W_{x" + name + "}";
    String W_h = "W_{h" + name + "}";
    add(
        name
            + "_t &= "
            + f
            + "("
            + W_x
            + " x_t + "
            + W_h
            + " "
            + PREVIOUS
            + " + b_"
            + name
            + ") = "
            + value(name),
        name
            + "_t = "
            + word
            + "(W_x"
            + name
            + " x_t + W_h"
            + name
            + " h_{t-1} + b_"
            + name
            + ") = "
            + words(name));
  }

  private void own() {
    add(
        "h_t &= \\operatorname{"
            + cell.kind().replaceAll("[^A-Za-z0-9]", "")
            + "}\\left(x_t, "
            + PREVIOUS
            + "\\right) = "
            + value("h"),
        "h_t = " + cell.kind() + "(x_t, h_{t-1}) = " + words("h"));
  }

  private void add(String formula, String words) {
    latex.add(formula);
    if (!words.isEmpty()) {
      text.add(words);
    }
  }

  private String matrix(String weight) {
    return Latex.matrix(weights.get(weight).toArray());
  }

  private String bias(String weight) {
    return Latex.vector(weights.get(weight).toArray()[0]);
  }

  private String previous(int part) {
    return Latex.vector(RunValues.row(previous.parts().get(part), 0));
  }

  private String value(String name) {
    return Latex.vector(RunValues.row(step.value(name), 0));
  }

  private String words(String name) {
    return RunValues.words(RunValues.row(step.value(name), 0));
  }
}
