package org.unroll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks that docs/course-map.md names stand, ticked, in the lessons that it names. */
class CourseMapTest {
  private static final Path MAP = Path.of("docs/course-map.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| [^|]+ \\| \\[\\d\\d]\\((\\S+)\\) \\| ✓ ([^|]+) \\|$");

  record Entry(Path lesson, String claim) {
    @Override
    public String toString() {
      return lesson.getFileName() + ": " + claim;
    }
  }

  static List<Entry> entries() throws IOException {
    return Files.readAllLines(MAP).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Entry(MAP.resolveSibling(row.group(1)).normalize(), row.group(2)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void theLessonShowsIt(Entry entry) throws IOException {
    assertTrue(ticks(entry.lesson()).contains(entry.claim()));
  }

  @Test
  void everyRowOfATableIsRead() throws IOException {
    long rows =
        Files.readAllLines(MAP).stream()
            .filter(line -> line.startsWith("| "))
            .filter(line -> !line.startsWith("| the course says"))
            .count();
    assertEquals(rows, entries().size());
  }

  @Test
  void everyLessonButTheTourShowsAStatement() throws IOException {
    Set<String> lessons;
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      lessons =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d\\d-.*ipynb") && !name.startsWith("00"))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    assertEquals(
        lessons,
        entries().stream()
            .map(entry -> entry.lesson().getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> ticks(Path lesson) throws IOException {
    return elements(JsonParser.parseString(Files.readString(lesson)), "cells")
        .flatMap(cell -> elements(cell, "outputs"))
        .flatMap(output -> elements(output, "text"))
        .flatMap(text -> text.getAsString().lines())
        .filter(line -> line.startsWith("✓ "))
        .map(line -> line.substring(2))
        .collect(Collectors.toSet());
  }

  private static Stream<JsonElement> elements(JsonElement of, String name) {
    JsonElement found = of.getAsJsonObject().get(name);
    return found instanceof JsonArray array
        ? StreamSupport.stream(array.spliterator(), false)
        : Stream.ofNullable(found);
  }
}
