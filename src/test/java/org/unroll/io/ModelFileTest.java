package org.unroll.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;

class ModelFileTest {
  @TempDir Path folder;

  static Stream<Arguments> everyNetwork() {
    return Arrays.stream(Precision.values())
        .flatMap(
            precision ->
                EveryNetwork.in(precision).entrySet().stream()
                    .map(e -> Arguments.of(e.getKey() + ", " + precision, e.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyNetwork")
  void savedAndOpenedIsTheSameToTheLastBit(String name, Network network) throws IOException {
    Path file = folder.resolve("model.safetensors");
    ModelFile.save(network, file);
    Network opened = ModelFile.open(file);

    assertEquals(network.precision(), opened.precision());
    assertEquals(network.seed(), opened.seed());
    assertEquals(network.vocabulary(), opened.vocabulary());
    assertEquals(network.toString(), opened.toString());
    assertEquals(network.loss(), opened.loss());
    assertEquals(network.parameters().weightNames(), opened.parameters().weightNames());
    assertSame(network.parameters().copies(), opened.parameters().copies());
    EveryNetwork.Result before = EveryNetwork.Result.of(network);
    EveryNetwork.Result after = EveryNetwork.Result.of(opened);
    assertSame(List.of(before.predictions()), List.of(after.predictions()));
    assertSame(before.gradients(), after.gradients());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyNetwork")
  void savingTwiceGivesTheSameBytes(String name, Network network) throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    ModelFile.save(network, first);
    ModelFile.save(ModelFile.open(first), second);
    assertEquals(-1, Files.mismatch(first, second));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyNetwork")
  void weightsCanBeReadIntoANetworkThatIsThere(String name, Network network) throws IOException {
    Path file = folder.resolve("model.safetensors");
    ModelFile.save(network, file);
    Network other = EveryNetwork.randomised(ModelFile.open(file), 99);
    ModelFile.readWeights(file, other);
    assertSame(network.parameters().copies(), other.parameters().copies());
  }

  @Test
  void specialNumbersKeepTheirBits() throws IOException {
    Network network = Network.builder().input(1).lstm(1).build();
    double[] special = {-0.0, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Double.NaN};
    Matrix bias = network.parameters().get("b");
    for (int k = 0; k < special.length; k++) {
      bias.set(0, k, special[k]);
    }
    Path file = folder.resolve("special.safetensors");
    ModelFile.save(network, file);
    assertSame(List.of(bias), List.of(ModelFile.open(file).parameters().get("b")));
  }

  @Test
  void halfACharacterIsASymbolToo() throws IOException {
    Vocabulary halves = Vocabulary.of(List.of("\ud83d", "a", "\ude00", "\ud83d\ude00", "\u2028"));
    Network network = Network.builder().oneHot(halves).rnn(2).build();
    Path file = folder.resolve("halves.safetensors");
    ModelFile.save(network, file);
    assertEquals(halves.symbols(), ModelFile.open(file).vocabulary().orElseThrow().symbols());
  }

  @Test
  void namesAndShapesArePyTorchs() throws IOException {
    Network network =
        Network.builder()
            .oneHot(EveryNetwork.LETTERS)
            .embedding(3)
            .lstm(5)
            .rnn(4)
            .softmax(2)
            .build();
    EveryNetwork.randomised(network, 1);
    Path file = folder.resolve("names.safetensors");
    ModelFile.save(network, file);
    try (TensorFile tensors = TensorFile.open(file)) {
      assertEquals(
          new TreeSet<>(
              Set.of(
                  "embedding.weight",
                  "lstm.weight_ih_l0",
                  "lstm.weight_hh_l0",
                  "lstm.bias_ih_l0",
                  "lstm.bias_hh_l0",
                  "rnn.weight_ih_l0",
                  "rnn.weight_hh_l0",
                  "rnn.bias_ih_l0",
                  "rnn.bias_hh_l0",
                  "dense.weight",
                  "dense.bias")),
          new TreeSet<>(tensors.names()));
      assertEquals(List.of(20, 3), tensors.info("lstm.weight_ih_l0").shape());
      assertEquals(List.of(20), tensors.info("lstm.bias_hh_l0").shape());
      assertEquals(List.of(2, 4), tensors.info("dense.weight").shape());
      Matrix zeros = tensors.read("lstm.bias_hh_l0", List.of(20), Precision.FLOAT32);
      assertEquals(0, zeros.norm());
    }
  }

  @Test
  void aNetworkWithAnActivationOfOnesOwnIsReadIntoOneThatIsBuiltAsBefore() throws IOException {
    Activation soft =
        Activation.of(
            "softsign", a -> a / (1 + Math.abs(a)), a -> 1 / Math.pow(1 + Math.abs(a), 2));
    Network network = Network.builder().input(2).rnn(3, soft, true).build();
    Path file = folder.resolve("own.safetensors");
    ModelFile.save(network, file);
    String message =
        assertThrows(TensorFileException.class, () -> ModelFile.open(file)).getMessage();
    assertTrue(message.contains("softsign") && message.contains("readWeights"), message);

    Network other = Network.builder().input(2).rnn(3, soft, true).seed(5).build();
    ModelFile.readWeights(file, other);
    assertSame(network.parameters().copies(), other.parameters().copies());
  }

  @Test
  void aNetworkWithACellOfOnesOwnIsReadIntoOneThatIsBuiltAsBefore() throws IOException {
    Network network =
        Network.builder().input(2).recurrent("leaky", LeakyCell::new).softmax(2).build();
    EveryNetwork.randomised(network, 6);
    Path file = folder.resolve("own.safetensors");
    network.save(file);
    String message = assertThrows(TensorFileException.class, () -> Network.open(file)).getMessage();
    assertTrue(message.contains("leaky") && message.contains("readWeights"), message);

    Network other =
        Network.builder().input(2).recurrent("leaky", LeakyCell::new).softmax(2).build();
    ModelFile.readWeights(file, other);
    assertSame(network.parameters().copies(), other.parameters().copies());
  }

  @Test
  void anActivationOfOnesOwnCannotHaveTheNameOfABuiltInOne() {
    assertThrows(IllegalArgumentException.class, () -> Activation.of("tanh", a -> a, a -> 1));
  }

  @Test
  void anotherVocabularyOfTheSameSizeIsRefusedAndNothingIsChanged() throws IOException {
    Path file = folder.resolve("names.safetensors");
    ModelFile.save(Network.builder().oneHot(Vocabulary.ofCharacters("abc")).rnn(2).build(), file);
    Network other = Network.builder().oneHot(Vocabulary.ofCharacters("abd")).rnn(2).seed(5).build();
    requireRefused(file, other, "vocabular");
  }

  @Test
  void otherSizesAreRefusedAndNothingIsChanged() throws IOException {
    Path file = folder.resolve("model.safetensors");
    ModelFile.save(Network.builder().input(3).rnn(4).dense(2, Activation.TANH).build(), file);
    Network wider = Network.builder().input(3).rnn(4).dense(5, Activation.TANH).build();
    requireRefused(file, wider, "dense.weight is [2 x 4] but this network expects [5 x 4]");
    requireRefused(file, Network.builder().input(3).rnn(4).build(), "dense.bias, dense.weight");
    Network deeper = Network.builder().input(3).rnn(4).rnn(4).dense(2, Activation.TANH).build();
    requireRefused(file, deeper, "there is no tensor rnn2.weight_ih_l0");
  }

  @Test
  void theOtherFormOfGruIsRefusedAndNothingIsChanged() throws IOException {
    Path file = folder.resolve("gru.safetensors");
    ModelFile.save(Network.builder().input(3).gru(4, Reset.BEFORE).build(), file);
    requireRefused(file, Network.builder().input(3).gru(4, Reset.AFTER).build(), "reset");
    ModelFile.save(Network.builder().input(3).gru(4, Reset.AFTER).build(), file);
    requireRefused(file, Network.builder().input(3).gru(4, Reset.BEFORE).build(), "reset");
  }

  private void requireRefused(Path file, Network network, String reason) {
    List<Matrix> before = network.parameters().copies();
    String message =
        assertThrows(TensorFileException.class, () -> ModelFile.readWeights(file, network))
            .getMessage();
    assertTrue(message.startsWith(file.getFileName() + ": "), message);
    assertTrue(message.contains(reason), message);
    assertSame(before, network.parameters().copies());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Network network = Network.builder().input(1).rnn(1).build();
    Path nowhere = folder.resolve("no").resolve("where.safetensors");
    String message =
        assertThrows(NoSuchFileException.class, () -> ModelFile.save(network, nowhere))
            .getMessage();
    assertTrue(message.contains("Make it first"), message);
    assertThrows(IOException.class, () -> ModelFile.save(network, folder));
    assertFalse(Files.exists(nowhere.getParent()));
  }

  @Test
  void anEncoderDecoderIsSavedAndOpenedAsOne() throws IOException {
    Vocabulary written = Vocabulary.ofCharacters("xyz").withEnds();
    Network encoder =
        Network.builder()
            .oneHot(EveryNetwork.LETTERS)
            .bidirectional(CellMaker.gru(4, Reset.BEFORE), Merge.CONCAT)
            .build();
    Network decoder = Network.builder().oneHot(written).gru(4).gru(4).softmax(5).build();
    EncoderDecoder model =
        new EncoderDecoder(
            EveryNetwork.randomised(encoder, 1), EveryNetwork.randomised(decoder, 2));
    Path file = folder.resolve("pair.safetensors");
    model.save(file);
    EncoderDecoder opened = EncoderDecoder.open(file);
    assertEquals(model.toString(), opened.toString());
    assertEquals(encoder.vocabulary(), opened.encoder().vocabulary());
    assertEquals(decoder.vocabulary(), opened.decoder().vocabulary());
    assertSame(model.parameters().copies(), opened.parameters().copies());
    try (TensorFile tensors = TensorFile.open(file)) {
      assertTrue(
          tensors
              .names()
              .containsAll(
                  Set.of(
                      "encoder.bidirectional.weight_ih_l0_reverse",
                      "decoder.gru2.bias_hh_l0",
                      "decoder.dense.weight")));
    }
    String message = assertThrows(TensorFileException.class, () -> Network.open(file)).getMessage();
    assertTrue(message.contains("EncoderDecoder.open"), message);
    encoder.save(file);
    assertThrows(TensorFileException.class, () -> EncoderDecoder.open(file));
  }

  @Test
  void modulesCanBeNamed() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Network saved = EveryNetwork.randomised(Network.builder().input(3).rnn(4).rnn(4).build(), 8);
    ModelFile.save(saved, file);
    Network swapped = Network.builder().input(3).rnn(4).rnn(4).build();
    assertThrows(
        TensorFileException.class,
        () -> ModelFile.readWeights(file, swapped, Map.of("rnn", "rnn2", "rnn2", "rnn")));
    assertThrows(
        TensorFileException.class,
        () -> ModelFile.readWeights(file, swapped, Map.of("lstm", "rnn")));
    ModelFile.readWeights(file, swapped, Map.of("rnn", "rnn", "rnn2", "rnn2"));
    assertSame(saved.parameters().copies(), swapped.parameters().copies());
  }

  static void assertSame(List<Matrix> expected, List<Matrix> actual) {
    assertEquals(expected.size(), actual.size());
    for (int k = 0; k < expected.size(); k++) {
      double[][] rows = expected.get(k).toArray();
      double[][] others = actual.get(k).toArray();
      assertEquals(rows.length, others.length);
      for (int r = 0; r < rows.length; r++) {
        assertArrayEquals(bits(rows[r]), bits(others[r]));
      }
    }
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }
}
