package org.unroll.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.unroll.data.Vocabulary;
import org.unroll.display.diagram.Level;
import org.unroll.display.diagram.Values;
import org.unroll.display.svg.ColorMap;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Layer;
import org.unroll.layer.Pass;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.network.UnrolledNetwork;

/** The levels of an unfolded network, the input first: what each layer holds at every step. */
final class UnfoldedLevels {
  private static final int CHOICES = 3;

  private final UnrolledNetwork run;
  private final int steps;

  UnfoldedLevels(UnrolledNetwork run) {
    this.run = run;
    if (run.inputs() == null || run.packing().sequences() == 0) {
      throw new IllegalArgumentException("Nothing was run yet. Call forward first.");
    }
    steps = run.packing().length(0);
  }

  /** T of the first sequence. */
  int steps() {
    return steps;
  }

  List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    double[][] inputs =
        IntStream.range(0, steps)
            .mapToObj(t -> RunValues.row(run.inputs(), run.packing().row(0, t)))
            .toArray(double[][]::new);
    double magnitude = RunValues.magnitude(inputs);
    levels.add(
        Level.forward(
            "input",
            "",
            nodes(
                run.packing(),
                t ->
                    inputCaption(t)
                        .map(Level.Node::of)
                        .orElseGet(
                            () ->
                                Level.Node.of(
                                    Values.signed("x_" + (t + 1), magnitude, inputs[t]))))));
    Packing packing = run.packing();
    for (Pass pass : run.passes()) {
      packing = pass.layer().outputPacking(packing);
      if (pass.layer().parameters().count() > 0) {
        levels.add(level(pass, packing));
      }
    }
    return levels;
  }

  /** The symbols that are read, or the numbers of the steps. */
  List<String> inputLabels() {
    return IntStream.range(0, steps)
        .mapToObj(t -> inputCaption(t).orElse(String.valueOf(t + 1)))
        .toList();
  }

  private Level level(Pass pass, Packing packing) {
    Layer layer = pass.layer();
    boolean head = pass == run.passes().get(run.passes().size() - 1);
    if (layer instanceof Recurrent<?> && pass instanceof Unrolled<?> unrolled) {
      return Level.recurrent(
          layer.describe(),
          weight(layer, "W_x"),
          weight(layer, "W_h"),
          nodes(packing, statesAt(unrolled)));
    }
    if (layer instanceof Bidirectional both) {
      return Level.bidirectional(
          layer.describe(),
          arrowed(weight(both.forward(), "W_x"), "⇄"),
          arrowed(weight(both.forward(), "W_h"), "→"),
          arrowed(weight(both.backward(), "W_h"), "←"),
          nodes(packing, directions(pass.unrolled())));
    }
    Matrix output = head ? run.predictions() : pass.output();
    ColorMap colors = ColorMap.fitting(output.toArray());
    return Level.forward(
        layer.describe(),
        weight(layer, ""),
        nodes(
            packing, t -> output(output, packing.row(0, last(packing) ? 0 : t), t, colors, head)));
  }

  /** Whether only the last step of each sequence is left. */
  private boolean last(Packing packing) {
    return packing.length(0) < steps;
  }

  /** The nodes of all steps: where only the last step is left, it stands in the last column. */
  private List<Optional<Level.Node>> nodes(Packing packing, IntFunction<Level.Node> node) {
    return IntStream.range(0, steps)
        .mapToObj(
            t ->
                last(packing) && t < steps - 1
                    ? Optional.<Level.Node>empty()
                    : Optional.of(node.apply(t)))
        .toList();
  }

  private static String weight(Layer layer, String prefix) {
    return layer.parameters().weightNames().stream()
        .filter(name -> name.startsWith(prefix))
        .findFirst()
        .orElse("");
  }

  private Optional<String> inputCaption(int t) {
    if (run.inputs() instanceof OneHot symbols) {
      int id = symbols.id(run.packing().row(0, t));
      return Optional.of(
          run.network().vocabulary().map(vocabulary -> vocabulary.symbol(id)).orElse("#" + id));
    }
    return Optional.empty();
  }

  private static IntFunction<Level.Node> statesAt(Unrolled<?> unrolled) {
    Map<String, double[][]> states = new LinkedHashMap<>();
    for (String name : List.of("h", "c")) {
      if (RunValues.names(unrolled).contains(name)) {
        states.put(name, RunValues.overTime(unrolled, name));
      }
    }
    return t ->
        new Level.Node(
            "",
            states.entrySet().stream()
                .map(
                    state ->
                        Values.signed(
                            state.getKey() + "_" + (t + 1),
                            RunValues.magnitude(state.getValue()),
                            state.getValue()[t]))
                .toList());
  }

  /** A weight's name with the direction in its subscript. */
  private static String arrowed(String weight, String arrow) {
    return weight.isEmpty() ? "" : weight.replaceFirst("_(.*)", "_{$1" + arrow + "}");
  }

  /** The hidden states of both directions; the second direction meets the last step first. */
  private IntFunction<Level.Node> directions(List<Unrolled<?>> directions) {
    double[][] forward = RunValues.overTime(directions.get(0), "h");
    double[][] backward = RunValues.overTime(directions.get(1), "h");
    double magnitude = Math.max(RunValues.magnitude(forward), RunValues.magnitude(backward));
    return t ->
        Level.Node.of(
            Values.signed("→ h_" + (t + 1), magnitude, forward[t]),
            Values.signed("← h_" + (t + 1), magnitude, backward[steps - 1 - t]));
  }

  private Level.Node output(Matrix output, int row, int t, ColorMap colors, boolean head) {
    double[] numbers = RunValues.row(output, row);
    String label = (head ? "y_" : "e_") + (t + 1);
    Optional<Vocabulary> choices =
        run.network()
            .vocabulary()
            .filter(vocabulary -> head && vocabulary.size() == numbers.length);
    return Level.Node.of(
        choices
            .map(vocabulary -> Values.likeliest(label, vocabulary.symbols(), numbers, CHOICES))
            .orElseGet(() -> new Values(label, numbers, colors)));
  }
}
