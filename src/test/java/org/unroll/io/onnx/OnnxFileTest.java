package org.unroll.io.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Keep;
import org.unroll.cell.Reset;
import org.unroll.cell.State;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.data.Pair;
import org.unroll.data.Pairs;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.io.EveryNetwork;
import org.unroll.io.LeakyCell;
import org.unroll.layer.Dense;
import org.unroll.layer.LastStep;
import org.unroll.layer.Merge;
import org.unroll.layer.Noise;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;

/** ONNX Runtime computes from an exported file what the network computes. */
class OnnxFileTest {
  private static final double TOLERANCE = 1e-5;
  private static final List<Packing> RAGGED =
      List.of(Packing.of(7, 4, 4, 1), Packing.of(3), Packing.of(2, 2, 1, 1, 1));

  @TempDir Path folder;

  static Stream<Arguments> everyNetwork() {
    return Stream.of(Precision.values())
        .flatMap(
            precision ->
                EveryNetwork.in(precision).entrySet().stream()
                    .map(e -> Arguments.of(e.getKey() + ", " + precision, e.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyNetwork")
  void aRuntimeGivesTheSameNumbersOnRaggedBatchesOfAnySize(String name, Network network)
      throws IOException, OrtException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.export(network, file);
    try (OnnxRun runtime = new OnnxRun(file)) {
      for (Packing packing : RAGGED) {
        NetworkState state = randomState(network, packing.sequences());
        requireEqual(network, packing, state, runtime);
      }
    }
  }

  private static NetworkState randomState(Network network, int sequences) {
    NetworkState state = NetworkState.zero(network, sequences);
    state.begins().clear(0, sequences / 2);
    int k = 0;
    for (State<?> one : state.states()) {
      for (Matrix part : one.parts()) {
        double shift = k++;
        part.setMapped(part, zero -> 0);
        for (int r = 0; r < part.rows(); r++) {
          for (int c = 0; c < part.columns(); c++) {
            part.set(r, c, Math.sin(shift + 3 * r + 7 * c));
          }
        }
      }
    }
    return state;
  }

  private static void requireEqual(
      Network network, Packing packing, NetworkState state, OnnxRun runtime) throws OrtException {
    Rows x = EveryNetwork.inputs(network, packing);
    UnrolledNetwork run = network.unroll(packing);
    run.start(state);
    run.forward(x);
    Matrix expected = run.predictions();
    NetworkState after = state.copy();
    run.finish(after);

    OnnxRun.Result result = runtime.run(network, packing, x, state);
    boolean last = network.layers().stream().anyMatch(LastStep.class::isInstance);
    for (int b = 0; b < packing.sequences(); b++) {
      for (int t = 0; t < (last ? 1 : packing.length(b)); t++) {
        int row = last ? b : packing.row(b, t);
        for (int c = 0; c < network.outputSize(); c++) {
          assertEquals(expected.get(row, c), result.y(t, b, c), TOLERANCE, "t=" + t + " b=" + b);
        }
      }
    }
    List<Matrix> states = new ArrayList<>();
    after.states().forEach(one -> states.addAll(one.parts()));
    assertEquals(states.size(), result.states().size());
    for (int k = 0; k < states.size(); k++) {
      Matrix one = states.get(k).to(Precision.FLOAT64);
      assertEquals(0, one.maxDifference(result.states().get(k)), TOLERANCE, "state " + k);
    }
  }

  @Test
  void opsetIsAtLeast17AndBatchAndTimeAreOpen() throws IOException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.export(Network.builder().input(3).lstm(4).softmax(2).build(), file);
    ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
    assertTrue(model.getOpsetImport(0).getVersion() >= 17);
    List<String> inputs = model.getGraph().getInputList().stream().map(i -> i.getName()).toList();
    assertEquals(List.of("sequence_lens", "x", "lstm.h0", "lstm.c0"), inputs);
    List<String> dimensions =
        model.getGraph().getInput(1).getType().getTensorType().getShape().getDimList().stream()
            .map(d -> d.hasDimParam() ? d.getDimParam() : Long.toString(d.getDimValue()))
            .toList();
    assertEquals(List.of("time", "batch", "3"), dimensions);
  }

  static Stream<Arguments> whatOnnxLacks() {
    Activation own = Activation.of("cube", a -> a * a * a, a -> 3 * a * a);
    return Stream.of(
        Arguments.of("cube", Network.builder().input(2).rnn(3, own, true).build()),
        Arguments.of("cube", Network.builder().input(2).rnn(3).dense(1, own).build()),
        Arguments.of(
            "leaky", Network.builder().input(2).recurrent("leaky", LeakyCell::new).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatOnnxLacks")
  void whatOnnxLacksIsRefusedByNameAndNoFileIsWritten(String part, Network network)
      throws IOException {
    Path file = folder.resolve("model.onnx");
    String message =
        assertThrows(OnnxException.class, () -> OnnxFile.export(network, file)).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(Files.exists(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  static Stream<Arguments> encoderDecoders() {
    Vocabulary read = Vocabulary.ofCharacters("abcd");
    Vocabulary written = Vocabulary.ofCharacters("xyz").withEnds();
    Network twoLayers =
        Network.builder()
            .oneHot(written)
            .embedding(2)
            .gru(4)
            .dropout(0.5)
            .gru(4)
            .softmax(5)
            .build();
    return Stream.of(
        Arguments.of(
            "LSTM",
            Network.builder().oneHot(read).lstm(3).build(),
            Network.builder().oneHot(written).lstm(3).softmax(5).build()),
        Arguments.of(
            "both directions into a stack",
            Network.builder()
                .oneHot(read)
                .embedding(3)
                .bidirectional(CellMaker.gru(4, Reset.AFTER), Merge.CONCAT)
                .build(),
            twoLayers),
        Arguments.of(
            "numbers, no recurrent layer",
            Network.builder().input(2).dense(4, Activation.TANH).build(),
            twoLayers),
        Arguments.of(
            "a learned state, which the encoder's replaces",
            Network.builder().input(2).learnNextInitialState().lstm(4).build(),
            Network.builder()
                .oneHot(written)
                .learnNextInitialState()
                .lstm(4)
                .dense(5, Activation.IDENTITY)
                .build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encoderDecoders")
  void aRuntimeDecodesStepByStepAsThePairDoes(String name, Network encoder, Network decoder)
      throws IOException, OrtException {
    EncoderDecoder model =
        new EncoderDecoder(
            EveryNetwork.randomised(encoder, 3), EveryNetwork.randomised(decoder, 4));
    Packing source = encoder.layers().get(0) instanceof Dense ? Packing.of(1) : Packing.of(5);
    Packing target = Packing.of(4);
    OneHot symbols = (OneHot) EveryNetwork.inputs(decoder, target);
    Rows sources = EveryNetwork.inputs(encoder, source);
    Example answer = new Example(symbols, new Targets.Classes(symbols.ids()));
    Batch batch = new Pairs(List.of(new Pair(sources, answer))).batches(1).iterator().next();
    UnrolledPair run = model.run(batch, Keep.ALL);
    run.forward(batch, Noise.NONE);
    Matrix expected = run.predictions();

    Path first = folder.resolve("encoder.onnx");
    Path second = folder.resolve("decoder.onnx");
    OnnxFile.export(model, first, second);
    try (OnnxRun reader = new OnnxRun(first);
        OnnxRun writer = new OnnxRun(second)) {
      Map<String, OnnxTensor> states = reader.encode(encoder, source, sources);
      for (int t = 0; t < target.steps(); t++) {
        float[] y = writer.step(symbols.id(t), states);
        for (int c = 0; c < y.length; c++) {
          assertEquals(expected.get(t, c), y[c], TOLERANCE, "t=" + t);
        }
      }
    }
  }

  @Test
  void dropoutLeavesNoTrace() throws IOException {
    Path with = folder.resolve("with.onnx");
    Path without = folder.resolve("without.onnx");
    OnnxFile.export(Network.builder().input(2).gru(3).dropout(0.9).softmax(2).build(), with);
    OnnxFile.export(Network.builder().input(2).gru(3).softmax(2).build(), without);
    assertEquals(-1, Files.mismatch(with, without));
  }

  @Test
  void namesOfStatesAreTheLayers() throws IOException, OrtException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.export(Network.builder().input(2).gru(3).gru(4).build(), file);
    try (OnnxRun runtime = new OnnxRun(file)) {
      assertEquals(Map.of("y", 1, "gru.hn", 1, "gru2.hn", 1).keySet(), runtime.outputNames());
    }
  }
}
