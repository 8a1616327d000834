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

  private String changed(String file, java.util.function.UnaryOperator<String> change)
      throws IOException {
    String whole = Files.readString(Path.of("notebooks/data").resolve(file));
    return message(Files.writeString(folder.resolve(file), change.apply(whole)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void lineEndsOfWindowsAndAByteOrderMarkDoNoHarm(Path file) throws IOException {
    Path windows = folder.resolve(file.getFileName());
    Files.writeString(windows, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
    assertEquals(
        DataFile.table(file.toString()).columnNames(),
        DataFile.table(windows.toString()).columnNames());
    assertEquals(DataFile.rows(file), DataFile.rows(windows));
  }

  @ParameterizedTest
  @MethodSource("files")
  void bytesThatAreNoTextAreNamedInASentence(Path file) throws IOException {
    byte[] bytes = new byte[5000];
    new java.util.Random(1).nextBytes(bytes);
    Path binary = Files.write(folder.resolve(file.getFileName()), bytes);
    assertTrue(message(binary).contains("is no text in UTF-8"));
    assertTrue(message(Files.write(binary, new byte[5000])).contains("begins with"));
  }

  @Test
  void anotherHeaderIsNamed() throws IOException {
    assertEquals(
        "sunspots.csv begins with \"jahr,sunspots\" instead of \"year,sunspots\"."
            + " Restore it from the repository.",
        changed("sunspots.csv", text -> text.replace("year", "jahr")));
  }

  @Test
  void aRowThatIsCutIsNamed() throws IOException {
    assertEquals(
        "sunspots.csv: row 1 is \"1700\", 1 values instead of 2. Restore it from the repository.",
        changed("sunspots.csv", text -> text.replace("1700,5.0", "1700")));
  }

  @Test
  void aTextWhereANumberShouldStandIsNamed() throws IOException {
    assertEquals(
        "sunspots.csv: row 1 has \"many\" as sunspots instead of a number."
            + " Restore it from the repository.",
        changed("sunspots.csv", text -> text.replace("1700,5.0", "1700,many")));
  }

  @Test
  void anotherFileMayHaveAnyNumberOfRows() throws IOException {
    Path own = Files.writeString(folder.resolve("own.csv"), "x,y\n1,2\n");
    assertEquals(List.of("1,2"), DataFile.rows(own));
  }
}
