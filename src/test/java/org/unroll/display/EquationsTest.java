package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.display.svg.Numbers;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

class EquationsTest {
  private static Unrolled<?> run(CellMaker cell) {
    Network network =
        Network.builder()
            .input(2)
            .recurrent("layer", cell)
            .softmax(2)
            .precision(Precision.FLOAT64)
            .build();
    return network
        .unroll(Matrix.of(new double[][] {{0.5, -1}, {2, 0.25}, {1, 1}}))
        .unrolled()
        .get(0);
  }

  @Test
  void theEquationOfAVanillaStepHoldsTheNumbersOfTheStep() {
    Unrolled<?> run = run(CellMaker.rnn(3, Activation.TANH, true));
    Equation equation = Equations.of(run, 1);
    double[][] W_hh = run.layer().cell().parameters().get("W_hh").toArray();
    assertTrue(
        equation.latex().contains("\\begin{bmatrix}2.00 \\\\ 0.25\\end{bmatrix}"),
        equation.latex());
    assertTrue(equation.latex().contains(Numbers.plain(W_hh[2][1])), equation.latex());
    assertTrue(
        equation.text().endsWith(Numbers.plain(run.values("h").get(1, 2)) + "]"), equation.text());
  }

  @Test
  void everyKindOfCellHasItsEquations() {
    for (CellMaker cell :
        List.of(
            CellMaker.rnn(3, Activation.RELU, false),
            CellMaker.lstm(3, 1),
            CellMaker.gru(3, Reset.AFTER),
            CellMaker.gru(3, Reset.BEFORE))) {
      Equation equation = Equations.of(run(cell), 2);
      assertBalanced(equation.latex());
      assertTrue(equation.display().startsWith("$$") && equation.text().contains("h_t ="));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 512})
  void largeVectorsAreShortened(int units) {
    Equation equation = Equations.of(run(CellMaker.rnn(units, Activation.TANH, true)), 0);
    assertBalanced(equation.latex());
    assertTrue(equation.latex().length() < 3000, "length " + equation.latex().length());
    assertEquals(units > 5, equation.latex().contains("\\vdots"));
  }

  @Test
  void numbersOfAnySizeAreLatex() {
    assertEquals(
        "\\begin{bmatrix}1.2 \\cdot 10^{-9} \\\\ \\mathrm{NaN} \\\\ -\\infty\\end{bmatrix}",
        Latex.vector(new double[] {1.2e-9, Double.NaN, Double.NEGATIVE_INFINITY}));
  }

  @Test
  void aStepThatIsNotThereIsNamed() {
    Unrolled<?> run = run(CellMaker.lstm(3, 1));
    assertThrows(IllegalArgumentException.class, () -> Equations.of(run, 3));
    assertFalse(Equations.of(run, 2).text().isBlank());
  }

  private static void assertBalanced(String latex) {
    assertEquals(
        latex.chars().filter(c -> c == '{').count(),
        latex.chars().filter(c -> c == '}').count(),
        latex);
    assertEquals(latex.split("\\\\left").length, latex.split("\\\\right").length, latex);
    assertEquals(latex.split("\\\\begin").length, latex.split("\\\\end").length, latex);
  }
}
