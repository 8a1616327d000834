package org.unroll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Committed notebooks are the outcome of one clean run on no particular machine. */
class NotebooksTest {

  private static final Path FOLDER = Path.of("notebooks");
  private static final Path GALLERY = Path.of("docs/gallery.ipynb");
  private static final long LARGEST = 1_500_000;
  private static final int MOST_LINES = 15;
  private static final int MOST_COLUMNS = 100;
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w./:])/(home|root|tmp|usr|var|opt|Users|private)/\\w");

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("executed")
  void cellsRanOnceFromTopToBottom(Path notebook) throws IOException {
    List<String> counts =
        codeCells(notebook).map(cell -> cell.get("execution_count").toString()).toList();
    assertEquals(
        IntStream.rangeClosed(1, counts.size()).mapToObj(Integer::toString).toList(), counts);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("executed")
  void noCellEndedWithAnError(Path notebook) throws IOException {
    assertFalse(
        codeCells(notebook)
            .flatMap(cell -> elements(cell, "outputs"))
            .anyMatch(output -> output.get("output_type").getAsString().equals("error")));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("notebooks")
  void outputsNameNoPathOfAMachine(Path notebook) throws IOException {
    assertEquals(
        List.of(),
        codeCells(notebook)
            .map(cell -> MACHINE_PATH.matcher(cell.get("outputs").toString()))
            .filter(Matcher::find)
            .map(Matcher::group)
            .toList());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("notebooks")
  void aNotebookIsSmallAndAsksForThisKernel(Path notebook) throws IOException {
    assertTrue(Files.size(notebook) <= LARGEST, notebook + " has " + Files.size(notebook));
    JsonObject kernel = read(notebook).getAsJsonObject("metadata").getAsJsonObject("kernelspec");
    assertEquals("unroll", kernel.get("name").getAsString());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lessons")
  void theReadmeListsTheLesson(Path notebook) throws IOException {
    assertTrue(
        Files.readString(Path.of("README.md")).contains("(notebooks/" + notebook.getFileName()));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lessons")
  void aCodeCellIsSmallEnoughForOneIdea(Path notebook) throws IOException {
    for (JsonObject cell : codeCells(notebook).toList()) {
      List<String> lines = source(cell).lines().toList();
      assertTrue(lines.size() <= MOST_LINES, () -> lines.size() + " lines: " + lines.get(0));
      for (String line : lines) {
        assertTrue(line.length() <= MOST_COLUMNS, () -> line.length() + " columns: " + line);
      }
    }
  }

  /** But for the check of an exercise, which stands below its answer. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lessons")
  void aSentenceStandsBeforeEachCodeCell(Path notebook) throws IOException {
    String before = "";
    for (JsonObject cell : elements(read(notebook), "cells").toList()) {
      String source = source(cell);
      if (isCode(cell) && !source.startsWith("%check")) {
        assertFalse(before.isEmpty(), () -> "no sentence before " + source);
      }
      before = isCode(cell) ? "" : source.lines().reduce("", (all, line) -> line).strip();
      before = before.startsWith("#") ? "" : before;
    }
  }

  static Stream<Path> lessons() throws IOException {
    return notebooks()
        .filter(path -> path.getParent().equals(FOLDER))
        .filter(NotebooksTest::isLesson);
  }

  static Stream<Path> executed() throws IOException {
    return Stream.concat(lessons(), Stream.of(GALLERY));
  }

  static Stream<Path> notebooks() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return Stream.concat(files, Stream.of(GALLERY))
          .filter(path -> path.toString().endsWith(".ipynb"))
          .filter(path -> !path.toString().contains(".ipynb_checkpoints"))
          .toList()
          .stream();
    }
  }

  private static boolean isLesson(Path path) {
    return path.getFileName().toString().matches("\\d\\d-.*");
  }

  private static Stream<JsonObject> codeCells(Path notebook) throws IOException {
    return elements(read(notebook), "cells").filter(NotebooksTest::isCode);
  }

  private static boolean isCode(JsonObject cell) {
    return cell.get("cell_type").getAsString().equals("code");
  }

  private static String source(JsonObject cell) {
    return StreamSupport.stream(cell.getAsJsonArray("source").spliterator(), false)
        .map(JsonElement::getAsString)
        .collect(Collectors.joining());
  }

  private static Stream<JsonObject> elements(JsonObject object, String name) {
    return StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static JsonObject read(Path notebook) throws IOException {
    return JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
  }
}
