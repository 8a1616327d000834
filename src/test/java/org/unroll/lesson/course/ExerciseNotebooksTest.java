package org.unroll.lesson.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.notebook.ShellSession;

/**
 * The exercises in the lessons' notebooks and the notebooks of solutions are made from the course's
 * exercises. {@code -Dnotebooks.write} writes them anew.
 */
class ExerciseNotebooksTest {
  private static final Path LESSONS = Path.of("notebooks");
  private static final Path SOLUTIONS = LESSONS.resolve("solutions");
  private static final boolean WRITES = System.getProperty("notebooks.write") != null;
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private static ShellSession session;

  @BeforeAll
  static void begin() {
    session = new ShellSession();
  }

  @AfterAll
  static void end() {
    session.close();
  }

  static Stream<Lesson> lessons() {
    return Course.lessons().stream().filter(lesson -> !lesson.exercises().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aLessonEndsWithItsExercises(Lesson lesson) throws Exception {
    Path file = notebook(lesson);
    JsonObject notebook = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonArray cells = withoutExercises(notebook.getAsJsonArray("cells"));
    int executed = (int) stream(cells).filter(ExerciseNotebooksTest::isCode).count();
    new ExerciseCells(session, executed).toBeAnswered(lesson).forEach(cells::add);
    notebook.add("cells", cells);
    assertHolds(file, notebook);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theSolutionsHoldTheExercisesOfTheLesson(Lesson lesson) throws Exception {
    JsonObject like = JsonParser.parseString(Files.readString(notebook(lesson))).getAsJsonObject();
    JsonArray cells = new JsonArray();
    new ExerciseCells(session, 0).solved(lesson).forEach(cells::add);
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    for (String key : List.of("metadata", "nbformat", "nbformat_minor")) {
      notebook.add(key, like.get(key));
    }
    assertHolds(SOLUTIONS.resolve(notebook(lesson).getFileName()), notebook);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void anAnswerDoesNotTakeANameOfItsLesson(Lesson lesson) throws Exception {
    JsonObject notebook =
        JsonParser.parseString(Files.readString(notebook(lesson))).getAsJsonObject();
    String code =
        stream(withoutExercises(notebook.getAsJsonArray("cells")))
            .filter(ExerciseNotebooksTest::isCode)
            .map(cell -> cell.getAsJsonObject().get("source").toString())
            .collect(Collectors.joining("\n"));
    for (Exercise exercise : lesson.exercises()) {
      for (Variable variable : exercise.variables()) {
        Pattern declared = Pattern.compile("[\\w>\\],] " + variable.name() + "\\s*[=;]");
        assertFalse(declared.matcher(code).find(), exercise.id() + ": " + variable.name());
      }
    }
  }

  private static Path notebook(Lesson lesson) throws IOException {
    try (Stream<Path> files = Files.list(LESSONS)) {
      return files
          .filter(file -> file.getFileName().toString().matches(lesson.number() + "-.*\\.ipynb"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("Lesson " + lesson.number() + " has no notebook."));
    }
  }

  /** The cells before the heading of the exercises; all if there is none. */
  private static JsonArray withoutExercises(JsonArray cells) {
    JsonArray before = new JsonArray();
    for (JsonElement cell : cells) {
      if (cell.getAsJsonObject().getAsJsonArray("source").asList().stream()
          .anyMatch(line -> line.getAsString().strip().equals(ExerciseCells.HEADING))) {
        break;
      }
      before.add(cell);
    }
    return before;
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static boolean isCode(JsonElement cell) {
    return cell.getAsJsonObject().get("cell_type").getAsString().equals("code");
  }

  private static void assertHolds(Path file, JsonObject notebook) throws IOException {
    String text = written(notebook);
    if (WRITES) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertTrue(
        Files.exists(file) && Files.readString(file).equals(text),
        file + " differs; mvn test -Dtest=ExerciseNotebooksTest -Dnotebooks.write writes it anew");
  }

  /** In the layout in which Jupyter saves. */
  private static String written(JsonObject notebook) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter writer = new JsonWriter(text);
    writer.setIndent(" ");
    writer.setHtmlSafe(false);
    GSON.toJson(notebook, writer);
    return text + "\n";
  }
}
