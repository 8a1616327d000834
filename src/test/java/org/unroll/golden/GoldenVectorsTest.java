package org.unroll.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PyTorch computes, we compute: every {@code *.json} of the folder that {@code -Dgolden.dir}
 * names.
 */
class GoldenVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("golden.dir", "src/test/resources/golden"));

  static List<GoldenFile> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<GoldenFile> found =
          files.filter(f -> f.toString().endsWith(".json")).sorted().map(GoldenFile::read).toList();
      assertTrue(!found.isEmpty(), () -> FOLDER + " holds no golden vectors.");
      return found;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void agreesWithPyTorch(GoldenFile file) {
    String kind = file.text("kind");
    switch (kind) {
      case "recurrent" -> RecurrentCase.check(file);
      case "gru_reset_before" -> ResetBeforeCase.check(file);
      case "trajectory" -> TrajectoryCase.check(file);
      default ->
          fail(
              file
                  + ": the kind "
                  + kind
                  + " is not known. There are: recurrent, gru_reset_before, trajectory.");
    }
  }
}
