package org.unroll.display;

import java.util.Optional;
import org.unroll.display.chart.HeatMap;
import org.unroll.display.diagram.UnfoldedDiagram;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Picture;
import org.unroll.layer.Unrolled;
import org.unroll.network.UnrolledNetwork;

/**
 * The picture of an unrolled network: the unfolded graph, and below it all states if only some
 * steps are drawn.
 */
final class UnfoldedView {
  private final UnrolledNetwork run;
  private final UnfoldedLevels levels;

  UnfoldedView(UnrolledNetwork run) {
    this.run = run;
    levels = new UnfoldedLevels(run);
  }

  Picture picture() {
    String title =
        "Unfolded over "
            + levels.steps()
            + (levels.steps() == 1 ? " step" : " steps")
            + (run.packing().sequences() > 1
                ? ", the first of " + run.packing().sequences() + " sequences"
                : "");
    UnfoldedDiagram diagram = new UnfoldedDiagram(title, levels.levels());
    Canvas canvas = new Canvas(title, diagram.words());
    diagram.draw(canvas);
    if (diagram.leavesOutSteps()) {
      lastRecurrent().ifPresent(layer -> states(layer).draw(canvas, 0, canvas.bottom() + 24));
    }
    return canvas.picture(diagram.words());
  }

  /** The last recurrent layer of the run; of two directions, the one from the first step on. */
  private Optional<Unrolled<?>> lastRecurrent() {
    return run.passes().stream()
        .filter(pass -> !pass.unrolled().isEmpty())
        .<Unrolled<?>>map(pass -> pass.unrolled().get(0))
        .reduce((first, second) -> second);
  }

  private HeatMap states(Unrolled<?> layer) {
    double[][] h = RunValues.overTime(layer, "h");
    return HeatMap.of(
            "Hidden state of " + layer.layer().describe() + " at every step",
            RunValues.transposed(h))
        .rows("unit")
        .columns("step", levels.inputLabels())
        .colors(ColorMap.diverging(RunValues.magnitude(h)));
  }
}
