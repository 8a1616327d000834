package org.unroll.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataFileTest {
  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks/data"))) {
      return files.filter(file -> file.toString().endsWith(".csv")).toList();
    }
  }

  private String message(Path file) {
    DataFile.UnusableException e =
        assertThrows(DataFile.UnusableException.class, () -> DataFile.table(file.toString()));
    assertEquals(0, e.getStackTrace().length);
    return e.getMessage();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileOfTheLessonsIsWhole(Path file) {
    assertTrue(DataFile.table(file.toString()).rowCount() > 0);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileThatIsMissingIsNamedInASentence(Path file) {
    Path name = file.getFileName();
    assertTrue(message(folder.resolve(name)).startsWith(name + " is missing."));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileCutAnywhereIsNamedInASentence(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
      Path cut = folder.resolve(file.getFileName());
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      String message = message(cut);
      assertTrue(message.contains(" instead of "), message);
    }
  }

  @Test
  void anotherFileMayHaveAnyNumberOfRows() throws IOException {
    Path own = Files.writeString(folder.resolve("own.csv"), "x,y\n1,2\n");
    assertEquals(List.of("1,2"), DataFile.rows(own));
  }
}
