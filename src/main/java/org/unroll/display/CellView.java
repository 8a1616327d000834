package org.unroll.display;

import java.util.List;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.display.chart.HeatMap;
import org.unroll.display.diagram.FoldedDiagram;
import org.unroll.display.diagram.GruDiagram;
import org.unroll.display.diagram.LstmDiagram;
import org.unroll.display.diagram.RnnDiagram;
import org.unroll.display.diagram.Values;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Picture;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Rows;

/** Pictures of a cell: its formula drawn, and one step of it with its numbers. */
final class CellView {
  private CellView() {}

  /** The cell as a formula. */
  static Picture of(Cell<?> cell) {
    String title = cell.describe();
    if (cell instanceof RnnCell rnn) {
      return RnnDiagram.of(title, rnn.activation().name(), rnn.hasBias()).picture();
    }
    if (cell instanceof LstmCell) {
      return LstmDiagram.of(title).picture();
    }
    if (cell instanceof GruCell || cell instanceof ResetBeforeGruCell) {
      return GruDiagram.of(title, cell instanceof GruCell).picture();
    }
    return FoldedDiagram.of(cell.kind(), cell.inputSize(), cell.hiddenSize()).picture();
  }

  /** Step {@code t}, counted from 0, of the first sequence of a run. */
  static Picture of(Unrolled<?> run, int t) {
    RunValues.requireStep(run, t);
    State<?> previous = run.stateBefore(t);
    double[] x = RunValues.row(run.inputs(), run.packing().row(0, t));
    String title = run.layer().describe() + ", step " + (t + 1);
    return draw(title, run.layer().cell(), x, previous, run.steps().get(t));
  }

  /** What {@code cell} makes of x_t and s_{t-1}, for the first sequence. */
  static <S extends State<S>> Picture of(Cell<S> cell, Rows x, S previous) {
    Step<S> step = cell.step(x, previous);
    return draw(cell.describe() + ", one step", cell, RunValues.row(x, 0), previous, step);
  }

  /** A step alone, for its first sequence; what went into it is not known, and has no numbers. */
  static Picture of(Step<?> step) {
    List<String> names = step.names();
    Values input = Values.signed("x_t", 1);
    Values before = Values.signed("h_{t-1}", 1);
    if (names.containsAll(List.of("i", "f", "g", "o", "c"))) {
      return lstm("A step of an LSTM", input, before, Values.signed("c_{t-1}", 1), step);
    }
    if (names.containsAll(List.of("r", "z", "n"))) {
      return gru("A step of a GRU", names.contains("u"), input, before, step);
    }
    if (names.containsAll(List.of("a", "h"))) {
      return new RnnDiagram(
              "A step of a vanilla cell",
              "f",
              true,
              input,
              before,
              value(step, "a"),
              value(step, "h"))
          .picture();
    }
    return map(step);
  }

  private static Picture map(Step<?> step) {
    List<String> names =
        step.names().stream()
            .filter(name -> !name.startsWith("d") && !name.equals("gates"))
            .toList();
    double[][] values =
        names.stream().map(name -> RunValues.row(step.value(name), 0)).toArray(double[][]::new);
    return HeatMap.of("The values of a step", values)
        .rows("value", names)
        .columns("unit")
        .colors(ColorMap.diverging(RunValues.magnitude(values)))
        .picture();
  }

  private static Picture draw(
      String title, Cell<?> cell, double[] x, State<?> previous, Step<?> step) {
    Values input = Values.signed("x_t", RunValues.magnitude(x), x);
    Values before = Values.signed("h_{t-1}", 1, RunValues.row(previous.h(), 0));
    if (cell instanceof RnnCell rnn) {
      return new RnnDiagram(
              title,
              rnn.activation().name(),
              rnn.hasBias(),
              input,
              before,
              value(step, "a"),
              value(step, "h"))
          .picture();
    }
    if (cell instanceof LstmCell) {
      double[] c = RunValues.row(previous.parts().get(1), 0);
      return lstm(title, input, before, Values.signed("c_{t-1}", RunValues.magnitude(c), c), step);
    }
    if (cell instanceof GruCell || cell instanceof ResetBeforeGruCell) {
      return gru(title, cell instanceof GruCell, input, before, step);
    }
    return map(step);
  }

  private static Picture lstm(
      String title, Values x, Values previousH, Values previousC, Step<?> step) {
    return new LstmDiagram(
            title,
            x,
            previousH,
            previousC,
            value(step, "f"),
            value(step, "i"),
            value(step, "g"),
            value(step, "o"),
            value(step, "c"),
            value(step, "h"))
        .picture();
  }

  private static Picture gru(
      String title, boolean resetAfter, Values x, Values previousH, Step<?> step) {
    return new GruDiagram(
            title,
            resetAfter,
            x,
            previousH,
            value(step, "r"),
            value(step, "z"),
            value(step, "n"),
            value(step, "h"))
        .picture();
  }

  private static Values value(Step<?> step, String name) {
    double[] numbers = RunValues.row(step.value(name), 0);
    return RunValues.values(name, name + "_t", RunValues.magnitude(numbers), numbers);
  }
}
