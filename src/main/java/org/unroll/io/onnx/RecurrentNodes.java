package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribuo.util.onnx.ONNXOperators;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.RnnCell;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Layer;
import org.unroll.layer.Merge;
import org.unroll.layer.Recurrent;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;

/**
 * A recurrent layer of one or two directions: one RNN, LSTM or GRU node, its states in and out of
 * the graph.
 */
final class RecurrentNodes {
  private static final String BATCH = NetworkGraph.BATCH;

  private final OnnxGraph graph;
  private final String name;
  private final List<Recurrent<?>> directions;
  private final List<? extends Cell<?>> cells;
  private final int hiddenSize;

  private RecurrentNodes(OnnxGraph graph, String name, List<Recurrent<?>> directions) {
    this.graph = graph;
    this.name = name;
    this.directions = directions;
    cells = directions.stream().map(Recurrent::cell).toList();
    hiddenSize = cells.get(0).hiddenSize();
  }

  /** y [T x B x H] of x [T x B x D]. */
  static String add(
      OnnxGraph graph,
      Recurrent<?> layer,
      String x,
      Optional<String> lengths,
      List<FinalStates> into) {
    RecurrentNodes nodes = new RecurrentNodes(graph, layer.name(), List.of(layer));
    String y = nodes.outputs(x, lengths, into);
    return graph.node(Operator.SQUEEZE, Map.of(), y, graph.numbers(1));
  }

  /** y [T x B x 2H], or [T x B x H] for a sum, of x [T x B x D]. */
  static String add(
      OnnxGraph graph,
      Bidirectional layer,
      String x,
      Optional<String> lengths,
      List<FinalStates> into) {
    List<Recurrent<?>> directions = List.of(layer.forward(), layer.backward());
    String y = new RecurrentNodes(graph, layer.name(), directions).outputs(x, lengths, into);
    if (layer.merge() == Merge.SUM) {
      return graph.node(ONNXOperators.REDUCE_SUM, Map.of("keepdims", 0), y, graph.numbers(1));
    }
    String sideBySide = graph.node(Operator.TRANSPOSE, Map.of("perm", new int[] {0, 2, 1, 3}), y);
    return graph.node(
        Operator.RESHAPE, Map.of(), sideBySide, graph.numbers(0, 0, layer.outputSize()));
  }

  /** Y [T x directions x B x H]. */
  private String outputs(String x, Optional<String> lengths, List<FinalStates> into) {
    List<GateOrder> weights = cells.stream().map(GateOrder::of).toList();
    Map<String, Object> attributes = attributes();
    int rows = weights.get(0).gates() * hiddenSize;
    List<String> inputs = new ArrayList<>();
    inputs.add(x);
    inputs.add(
        weight("W", weights.stream().flatMap(g -> g.w().stream()), rows, cells.get(0).inputSize()));
    inputs.add(weight("R", weights.stream().flatMap(g -> g.r().stream()), rows, hiddenSize));
    inputs.add(
        graph.weight(
            name + ".B",
            weights.stream().flatMap(g -> g.b().stream()).toList(),
            cells.size(),
            2 * rows));
    inputs.add(lengths.orElse(""));
    List<String> states = cells.get(0).zeroState(1).names();
    states.forEach(state -> inputs.add(initialState(state, lengths.isPresent())));
    List<String> outputs =
        graph.nodes(operator(), 1 + states.size(), attributes, inputs.toArray(String[]::new));
    Map<String, String> values = new LinkedHashMap<>();
    for (int k = 0; k < states.size(); k++) {
      values.put(states.get(k), outputs.get(1 + k));
    }
    into.add(new FinalStates(name, cells.size(), hiddenSize, values));
    return outputs.get(0);
  }

  /** What is given; or, where a sequence may begin and the state to begin with is learned, that. */
  private String initialState(String state, boolean mayBegin) {
    String given =
        graph.input(name + "." + state + "0", DataType.FLOAT, cells.size(), BATCH, hiddenSize);
    if (!mayBegin || !learns(directions.get(0), state)) {
      return given;
    }
    String learned =
        graph.weight(
            name + "." + state + "_0",
            directions.stream().map(layer -> layer.parameters().get(state + "_0")).toList(),
            cells.size(),
            1,
            hiddenSize);
    String begins =
        graph.node(ONNXOperators.UNSQUEEZE, Map.of(), NetworkGraph.BEGINS, graph.numbers(1));
    return graph.node(ONNXOperators.WHERE, Map.of(), begins, learned, given);
  }

  private static boolean learns(Recurrent<?> layer, String state) {
    return layer.parameters().weightNames().contains(state + "_0");
  }

  /** Whether a layer learned the state with which its sequences begin. */
  static boolean learnsInitialState(Layer layer) {
    return layer instanceof Recurrent<?> recurrent && learns(recurrent, "h")
        || layer instanceof Bidirectional both && learns(both.forward(), "h");
  }

  private String weight(String letter, Stream<Matrix> parts, int rows, int columns) {
    return graph.weight(name + "." + letter, parts.toList(), cells.size(), rows, columns);
  }

  private Operator operator() {
    Cell<?> cell = cells.get(0);
    return cell instanceof RnnCell
        ? Operator.RNN
        : cell instanceof LstmCell ? Operator.LSTM : Operator.GRU;
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("hidden_size", hiddenSize);
    attributes.put("direction", cells.size() == 1 ? "forward" : "bidirectional");
    switch (operator()) {
      case RNN -> putActivations(attributes);
      case GRU -> attributes.put("linear_before_reset", cells.get(0) instanceof GruCell ? 1 : 0);
      default -> {}
    }
    return attributes;
  }

  /**
   * One activation a direction. The identity is Affine, alpha a + beta, with alpha = 1 and beta =
   * 0.
   */
  private void putActivations(Map<String, Object> attributes) {
    Activation f = ((RnnCell) cells.get(0)).activation();
    LayerNodes.requireBuiltIn(name, f);
    String operator =
        f == Activation.IDENTITY
            ? "Affine"
            : f.name().substring(0, 1).toUpperCase(Locale.ROOT) + f.name().substring(1);
    attributes.put(
        "activations", Collections.nCopies(cells.size(), operator).toArray(String[]::new));
    if (f == Activation.IDENTITY) {
      float[] ones = new float[cells.size()];
      Arrays.fill(ones, 1);
      attributes.put("activation_alpha", ones);
      attributes.put("activation_beta", new float[cells.size()]);
    }
  }
}
