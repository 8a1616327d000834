package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.util.onnx.ONNXOperators;
import org.unroll.io.AtomicFile;
import org.unroll.layer.Embedding;
import org.unroll.layer.LastStep;
import org.unroll.layer.Layer;
import org.unroll.matrix.Matrix;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;

/** The graph of a network: over whole sequences, as an encoder, or for one step. */
final class NetworkGraph {
  static final String TIME = "time";
  static final String BATCH = "batch";
  static final String BEGINS = "begins";

  private static final String DECODER = "decoder.";

  private final OnnxGraph graph = new OnnxGraph("unroll");
  private final List<FinalStates> finalStates = new ArrayList<>();
  private final Network network;

  private NetworkGraph(Network network) {
    this.network = network;
  }

  static AtomicFile.Content whole(Network network) {
    return new NetworkGraph(network).whole();
  }

  static AtomicFile.Content encoder(EncoderDecoder model) {
    return new NetworkGraph(model.encoder()).encoderOf(model.decoder());
  }

  static AtomicFile.Content step(Network network) {
    return new NetworkGraph(network).step();
  }

  private AtomicFile.Content whole() {
    boolean last = network.layers().stream().anyMatch(LastStep.class::isInstance);
    String y = new LayerNodes(graph, finalStates).predict(network, sequences());
    if (hasTime() && !last) {
      graph.output("y", y, TIME, BATCH, network.outputSize());
    } else {
      graph.output("y", y, BATCH, network.outputSize());
    }
    outputStates();
    return content();
  }

  private AtomicFile.Content encoderOf(Network decoder) {
    String y = sequences();
    List<Layer> recurrent =
        decoder.layers().stream().filter(layer -> !layer.zeroStates(1).isEmpty()).toList();
    if (finalStates.isEmpty()) {
      String h0 = graph.node(ONNXOperators.UNSQUEEZE, Map.of(), y, graph.numbers(0));
      graph.output(DECODER + recurrent.get(0).name() + ".h0", h0, 1, BATCH, network.outputSize());
      return content();
    }
    int next = 0;
    for (FinalStates ends : finalStates) {
      for (int direction = 0; direction < ends.directions(); direction++) {
        outputDirection(ends, direction, recurrent.get(next++).name());
      }
    }
    return content();
  }

  /** One direction of a layer of the encoder is a layer of the decoder. */
  private void outputDirection(FinalStates ends, int direction, String decoderLayer) {
    ends.values()
        .forEach(
            (state, value) ->
                graph.output(
                    DECODER + decoderLayer + "." + state + "0",
                    graph.node(
                        ONNXOperators.GATHER, Map.of("axis", 0), value, graph.numbers(direction)),
                    1,
                    BATCH,
                    ends.hiddenSize()));
  }

  private AtomicFile.Content step() {
    String x = symbolsOrNumbers(BATCH);
    String oneStep = graph.node(ONNXOperators.UNSQUEEZE, Map.of(), x, graph.numbers(0));
    String y =
        new LayerNodes(graph, finalStates).predict(network, layers(oneStep, Optional.empty()));
    graph.output(
        "y",
        graph.node(Operator.SQUEEZE, Map.of(), y, graph.numbers(0)),
        BATCH,
        network.outputSize());
    outputStates();
    return content();
  }

  /** The output of the last layer for whole sequences. */
  private String sequences() {
    Optional<String> lengths =
        hasTime()
            ? Optional.of(graph.input("sequence_lens", DataType.INT32, BATCH))
            : Optional.empty();
    if (network.layers().stream().anyMatch(RecurrentNodes::learnsInitialState)) {
      graph.input(BEGINS, DataType.BOOL, BATCH);
    }
    String x = hasTime() ? symbolsOrNumbers(TIME, BATCH) : symbolsOrNumbers(BATCH);
    return layers(x, lengths);
  }

  private boolean hasTime() {
    return network.layers().stream()
        .anyMatch(layer -> !layer.zeroStates(1).isEmpty() || layer instanceof LastStep);
  }

  private String layers(String x, Optional<String> lengths) {
    LayerNodes nodes = new LayerNodes(graph, finalStates);
    String value = x;
    for (Layer layer : network.layers()) {
      value = nodes.add(layer, value, lengths);
    }
    return value;
  }

  private String symbolsOrNumbers(String... sizes) {
    List<Object> shape = new ArrayList<>(List.of(sizes));
    if (network.vocabulary().isPresent()) {
      String symbols = graph.input("x", DataType.INT64, shape.toArray());
      return network.layers().get(0) instanceof Embedding ? symbols : oneHot(symbols);
    }
    shape.add(network.inputSize());
    return graph.input("x", DataType.FLOAT, shape.toArray());
  }

  private String oneHot(String symbols) {
    String zeroAndOne = graph.weight("zero_and_one", List.of(Matrix.row(0, 1)), 2);
    return graph.node(
        Operator.ONE_HOT, Map.of(), symbols, graph.numbers(network.inputSize()), zeroAndOne);
  }

  private void outputStates() {
    for (FinalStates ends : finalStates) {
      ends.values()
          .forEach(
              (state, value) ->
                  graph.output(
                      ends.layer() + "." + state + "n",
                      value,
                      ends.directions(),
                      BATCH,
                      ends.hiddenSize()));
    }
  }

  private AtomicFile.Content content() {
    var model = graph.model();
    return channel -> model.writeTo(Channels.newOutputStream(channel));
  }
}
