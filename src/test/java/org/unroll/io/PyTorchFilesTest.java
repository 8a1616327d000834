package org.unroll.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.UnrolledNetwork;

/** Files that PyTorch wrote, and the outputs that it computed with their weights. */
class PyTorchFilesTest {
  private static final Path FOLDER = Path.of(System.getProperty("golden.dir"));

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(path -> path.toString().endsWith(".safetensors")).sorted().toList();
    }
  }

  @Test
  void thereAreFiles() throws IOException {
    assertFalse(files().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileOfPyTorchGivesPyTorchsOutputs(Path file) throws IOException {
    JsonObject golden = golden(file);
    Network network = network(golden);
    ModelFile.readWeights(file, network);
    requireOutputs(golden, network);
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatWasReadFromPyTorchCanBeSavedAndOpened(Path file) throws IOException {
    Network network = network(golden(file));
    ModelFile.readWeights(file, network);
    Path copy = Files.createTempFile("copy", ".safetensors");
    try {
      ModelFile.save(network, copy);
      requireOutputs(golden(file), ModelFile.open(copy));
    } finally {
      Files.delete(copy);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileOfPyTorchIsNotOpenedAlone(Path file) {
    String message =
        assertThrows(TensorFileException.class, () -> ModelFile.open(file)).getMessage();
    assertTrue(message.contains("readWeights"), message);
  }

  @Test
  void pyTorchsGruIsNotReadIntoTheOtherForm() {
    Network network = Network.builder().input(3).gru(4, Reset.BEFORE).build();
    assertThrows(
        TensorFileException.class,
        () -> ModelFile.readWeights(FOLDER.resolve("gru.safetensors"), network));
  }

  @Test
  void layersOfOneModuleAreItsLevels() throws IOException {
    Path file = FOLDER.resolve("lstm-stacked-2.safetensors");
    Network found = network(golden(file));
    Network told = network(golden(file));
    ModelFile.readWeights(file, found);
    ModelFile.readWeights(file, told, Map.of("lstm", "", "lstm2", ""));
    ModelFileTest.assertSame(found.parameters().copies(), told.parameters().copies());
  }

  private static JsonObject golden(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".safetensors", ".json");
    return new Gson().fromJson(Files.readString(FOLDER.resolve(name)), JsonObject.class);
  }

  private static Network network(JsonObject golden) {
    NetworkBuilder builder = Network.builder().input(golden.get("input_size").getAsInt());
    int size = golden.get("hidden_size").getAsInt();
    for (int k = 0; k < golden.get("layers").getAsInt(); k++) {
      addLayer(builder, golden, size);
    }
    return builder.precision(Precision.FLOAT32).build();
  }

  private static void addLayer(NetworkBuilder builder, JsonObject golden, int size) {
    String cell = golden.get("cell").getAsString();
    CellMaker maker =
        switch (cell) {
          case "rnn" ->
              CellMaker.rnn(size, Activation.named(golden.get("nonlinearity").getAsString()), true);
          case "lstm" -> CellMaker.lstm(size, 1);
          case "gru" -> CellMaker.gru(size, Reset.AFTER);
          default -> throw new IllegalArgumentException(cell);
        };
    if (golden.get("bidirectional").getAsBoolean()) {
      builder.bidirectional(maker, Merge.CONCAT);
    } else {
      builder.recurrent(cell, maker);
    }
  }

  /** Each sequence alone, from its own initial state. */
  private static void requireOutputs(JsonObject golden, Network network) {
    int batch = golden.get("batch").getAsInt();
    int compared = 0;
    for (int b = 0; b < batch; b++) {
      Matrix expected = sequence(golden, "y", b);
      UnrolledNetwork run = network.unroll(Packing.even(1, expected.rows()));
      for (int k = 0; k < run.unrolled().size(); k++) {
        setRow(run.unrolled().get(k).initialState().parts().get(0), golden, "h0", k, b);
        if (golden.has("c0") && golden.get("c0").isJsonArray()) {
          setRow(run.unrolled().get(k).initialState().parts().get(1), golden, "c0", k, b);
        }
      }
      Matrix y = run.forward(sequence(golden, "x", b));
      assertEquals(0, y.maxDifference(expected), 1e-5);
      compared += y.rows() * y.columns();
    }
    assertTrue(compared > 0);
  }

  private static void setRow(Matrix state, JsonObject golden, String name, int k, int b) {
    JsonArray row = golden.getAsJsonArray(name).get(k).getAsJsonArray().get(b).getAsJsonArray();
    for (int c = 0; c < row.size(); c++) {
      state.set(0, c, row.get(c).getAsDouble());
    }
  }

  private static Matrix sequence(JsonObject golden, String name, int b) {
    int steps = golden.getAsJsonArray("lengths").get(b).getAsInt();
    double[][] rows = new double[steps][];
    for (int t = 0; t < steps; t++) {
      JsonArray row = golden.getAsJsonArray(name).get(t).getAsJsonArray().get(b).getAsJsonArray();
      rows[t] = row.asList().stream().mapToDouble(e -> e.getAsDouble()).toArray();
    }
    return Matrix.of(Precision.FLOAT32, rows);
  }
}
