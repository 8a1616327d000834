package org.unroll.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXOperators;
import org.unroll.io.AtomicFile;
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

/**
 * Writes a network as an ONNX file of opset 17, in float32. Its graph computes what {@link
 * Network#predict} does.
 *
 * <p>Inputs, with T steps and B sequences that may differ from run to run:
 *
 * <ul>
 *   <li>{@code x}: numbers [T x B x D], or the numbers of symbols, int64 [T x B]; a network without
 *       time reads [B x D]
 *   <li>{@code sequence_lens}: int32 [B], the length of each sequence, 1 or more; what x has beyond
 *       it is not read
 *   <li>{@code LAYER.h0}, for an LSTM also {@code LAYER.c0}: the initial states of each recurrent
 *       layer [directions x B x H]; zeros where a sequence begins
 *   <li>{@code begins}, if a layer learned the state to begin with: bool [B], whether a sequence
 *       begins, so that it starts from the learned state and not from the given one
 * </ul>
 *
 * <p>Outputs: {@code y} [T x B x K], or [B x K] behind {@code last}, and {@code LAYER.hn}, {@code
 * LAYER.cn}, the states after the last step of each sequence, which can be the next run's initial
 * states. Rows of {@code y} beyond a sequence's length mean nothing.
 *
 * <p>Dropout is left out: it acts while training only. A cell, an activation or a loss of one's own
 * have no ONNX operator; they are refused by name before a file is written.
 */
public final class OnnxFile {
  static final String TIME = "time";
  static final String BATCH = "batch";
  static final String BEGINS = "begins";

  private static final List<Class<? extends Loss>> PREDICTS_OUTPUTS =
      List.of(SquaredError.class, AbsoluteError.class, Huber.class);

  private final OnnxGraph graph = new OnnxGraph("unroll");
  private final Network network;
  private final boolean hasTime;

  private OnnxFile(Network network) {
    this.network = network;
    hasTime = network.layers().stream().anyMatch(OnnxFile::readsSteps);
  }

  private static boolean readsSteps(Layer layer) {
    return !layer.zeroStates(1).isEmpty() || layer instanceof LastStep;
  }

  /**
   * Writes a network. The file is complete before it takes its name; see {@link AtomicFile}.
   *
   * @throws OnnxException if ONNX lacks a part of the network; no file is written
   * @throws IllegalStateException if Tribuo's ONNX utilities are not on the class path
   * @throws IOException if the file cannot be written
   */
  public static void export(Network network, Path path) throws IOException {
    ModelProto model;
    try {
      model = new OnnxFile(network).model();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "ONNX files need org.tribuo:tribuo-util-onnx on the class path. Add it to your dependencies.",
          e);
    }
    AtomicFile.write(path, channel -> model.writeTo(Channels.newOutputStream(channel)));
  }

  private ModelProto model() {
    String lengths = hasTime ? graph.input("sequence_lens", DataType.INT32, BATCH) : "";
    if (network.layers().stream().anyMatch(RecurrentNodes::learnsInitialState)) {
      graph.input(BEGINS, DataType.BOOL, BATCH);
    }
    String value = input();
    boolean everyStep = hasTime;
    for (Layer layer : network.layers()) {
      value = add(layer, value, lengths);
      everyStep &= !(layer instanceof LastStep);
    }
    value = predict(value);
    if (everyStep) {
      graph.output("y", value, TIME, BATCH, network.outputSize());
    } else {
      graph.output("y", value, BATCH, network.outputSize());
    }
    return graph.model();
  }

  private String input() {
    if (network.vocabulary().isEmpty()) {
      return hasTime
          ? graph.input("x", DataType.FLOAT, TIME, BATCH, network.inputSize())
          : graph.input("x", DataType.FLOAT, BATCH, network.inputSize());
    }
    String symbols =
        hasTime
            ? graph.input("x", DataType.INT64, TIME, BATCH)
            : graph.input("x", DataType.INT64, BATCH);
    return network.layers().get(0) instanceof Embedding ? symbols : oneHot(symbols);
  }

  private String oneHot(String symbols) {
    String zeroAndOne = graph.weight("zero_and_one", List.of(Matrix.row(0, 1)), 2);
    return graph.node(
        Operator.ONE_HOT, Map.of(), symbols, graph.numbers(network.inputSize()), zeroAndOne);
  }

  private String add(Layer layer, String x, String lengths) {
    if (layer instanceof Recurrent<?> recurrent) {
      return RecurrentNodes.add(graph, recurrent, x, lengths);
    }
    if (layer instanceof Bidirectional both) {
      return RecurrentNodes.add(graph, both, x, lengths);
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
      return lastStep(x, lengths);
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

  private String predict(String outputs) {
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
