package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.util.onnx.ONNXOperators;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Dense;
import org.unroll.layer.Dropout;
import org.unroll.layer.Embedding;
import org.unroll.layer.LastStep;
import org.unroll.layer.Layer;
import org.unroll.layer.Recurrent;
import org.unroll.loss.AbsoluteError;
import org.unroll.loss.Huber;
import org.unroll.loss.Loss;
import org.unroll.loss.SigmoidCrossEntropy;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.loss.SquaredError;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;

/** The nodes of each kind of layer, and of what a loss makes of the outputs. */
final class LayerNodes {
  private static final List<Class<? extends Loss>> PREDICTS_OUTPUTS =
      List.of(SquaredError.class, AbsoluteError.class, Huber.class);

  private final OnnxGraph graph;
  private final List<FinalStates> finalStates;

  /** Adds nodes to {@code graph}, and to {@code finalStates} what recurrent layers end with. */
  LayerNodes(OnnxGraph graph, List<FinalStates> finalStates) {
    this.graph = graph;
    this.finalStates = finalStates;
  }

  /** The output of a layer; without lengths, all sequences have one step. */
  String add(Layer layer, String x, Optional<String> lengths) {
    if (layer instanceof Recurrent<?> recurrent) {
      return RecurrentNodes.add(graph, recurrent, x, lengths, finalStates);
    }
    if (layer instanceof Bidirectional both) {
      return RecurrentNodes.add(graph, both, x, lengths, finalStates);
    }
    if (layer instanceof Dense dense) {
      return dense(dense, x);
    }
    if (layer instanceof Embedding embedding) {
      Matrix table = embedding.parameters().get("E");
      String weight =
          graph.weight(layer.name() + ".E", List.of(table), table.rows(), table.columns());
      return graph.node(ONNXOperators.GATHER, Map.of("axis", 0), weight, x);
    }
    if (layer instanceof LastStep) {
      return lengths.map(given -> lastStep(x, given)).orElse(x);
    }
    if (layer instanceof Dropout) {
      return x;
    }
    throw new OnnxException("ONNX has no operator for the layer " + layer.name() + ".");
  }

  private String dense(Dense dense, String x) {
    Matrix transposed = dense.parameters().get("W_hy").transposed();
    String weight =
        graph.weight(
            dense.name() + ".W", List.of(transposed), dense.inputSize(), dense.outputSize());
    String bias =
        graph.weight(
            dense.name() + ".b", List.of(dense.parameters().get("b_y")), dense.outputSize());
    String a =
        graph.node(
            ONNXOperators.ADD, Map.of(), graph.node(Operator.MATMUL, Map.of(), x, weight), bias);
    Activation g = dense.activation();
    requireBuiltIn(dense.name(), g);
    return switch (g.name()) {
      case "tanh" -> graph.node(Operator.TANH, Map.of(), a);
      case "sigmoid" -> graph.node(ONNXOperators.SIGMOID, Map.of(), a);
      case "relu" -> graph.node(Operator.RELU, Map.of(), a);
      default -> a;
    };
  }

  static void requireBuiltIn(String layer, Activation activation) {
    if (!Activation.BUILT_IN.contains(activation)) {
      throw new OnnxException(
          "The layer "
              + layer
              + " has the activation "
              + activation.name()
              + " of your own, which ONNX has no operator for.");
    }
  }

  /** y [B x H]: row sequence_lens - 1 of each sequence of x [T x B x H]. */
  private String lastStep(String x, String lengths) {
    String bySequence = graph.node(Operator.TRANSPOSE, Map.of("perm", new int[] {1, 0, 2}), x);
    String counts =
        graph.node(ONNXOperators.CAST, Map.of("to", DataType.INT64.getNumber()), lengths);
    String last = graph.node(ONNXOperators.SUB, Map.of(), counts, graph.numbers(1));
    String indices = graph.node(ONNXOperators.UNSQUEEZE, Map.of(), last, graph.numbers(1));
    return graph.node(Operator.GATHER_ND, Map.of("batch_dims", 1), bySequence, indices);
  }

  /** What a network predicts from its outputs. */
  String predict(Network network, String outputs) {
    Loss loss = network.loss();
    if (loss instanceof SoftmaxCrossEntropy) {
      return graph.node(ONNXOperators.SOFTMAX, Map.of("axis", -1), outputs);
    }
    if (loss instanceof SigmoidCrossEntropy) {
      return graph.node(ONNXOperators.SIGMOID, Map.of(), outputs);
    }
    if (PREDICTS_OUTPUTS.contains(loss.getClass())) {
      return outputs;
    }
    throw new OnnxException(
        "The loss "
            + loss.name()
            + " is your own; what it predicts from the outputs has no ONNX operator.");
  }
}
