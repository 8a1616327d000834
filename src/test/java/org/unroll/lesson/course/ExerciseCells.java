package org.unroll.lesson.course;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.notebook.ShellSession;

/** The cells of notebooks in which exercises stand, with the outputs that a session gives. */
final class ExerciseCells {
  /** With what the exercises of a lesson begin. */
  static final String HEADING = "## Exercises";

  private final ShellSession session;
  private final List<JsonObject> cells = new ArrayList<>();
  private int executed;

  /**
   * Cells that follow others.
   *
   * @param executed how many cells of code stand before
   */
  ExerciseCells(ShellSession session, int executed) {
    this.session = session;
    this.executed = executed;
  }

  /** The end of a lesson: a question, a stub and a check for each exercise. */
  List<JsonObject> toBeAnswered(Lesson lesson) throws Exception {
    String first = lesson.exercises().get(0).id();
    markdown(
        "exercises",
        HEADING
            + "\n\nPut your answer in the place of `null` and run the cell and the check below it. `%hint "
            + first
            + "` gives a hint, and each time another one; `%solution "
            + first
            + "` shows a solution.");
    for (Exercise exercise : lesson.exercises()) {
      exercise(exercise, exercise.stub());
    }
    return cells;
  }

  /** A notebook's cells with the solution of each exercise. */
  List<JsonObject> solved(Lesson lesson) throws Exception {
    markdown(
        "title",
        "# Solutions to lesson "
            + lesson.number()
            + ": "
            + lesson.title()
            + "\n\nEach is one of several that the check accepts.");
    for (Exercise exercise : lesson.exercises()) {
      exercise(exercise, exercise.solution());
    }
    return cells;
  }

  private void exercise(Exercise exercise, String java) throws Exception {
    String id = "exercise-" + exercise.id().replace('.', '-');
    markdown(
        id + "-question",
        "### " + exercise.id() + " " + exercise.title() + "\n\n" + exercise.question());
    session.java(java);
    code(id + "-answer", java, session.takeOutput());
    session.line("check", exercise.id());
    code(id + "-check", "%check " + exercise.id(), session.takeOutput());
  }

  private void markdown(String id, String text) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "markdown");
    cell.addProperty("id", id);
    cell.add("metadata", new JsonObject());
    cell.add("source", lines(text));
    cells.add(cell);
  }

  private void code(String id, String source, String printed) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "code");
    cell.addProperty("execution_count", ++executed);
    cell.addProperty("id", id);
    cell.add("metadata", new JsonObject());
    cell.add("outputs", outputs(printed));
    cell.add("source", lines(source));
    cells.add(cell);
  }

  private static JsonArray outputs(String printed) {
    JsonArray outputs = new JsonArray();
    if (!printed.isEmpty()) {
      JsonObject stream = new JsonObject();
      stream.addProperty("name", "stdout");
      stream.addProperty("output_type", "stream");
      stream.add("text", lines(printed.replace(System.lineSeparator(), "\n")));
      outputs.add(stream);
    }
    return outputs;
  }

  /** A text as notebooks store it: its lines, each with its end. */
  private static JsonArray lines(String text) {
    JsonArray lines = new JsonArray();
    Stream.of(text.split("(?<=\n)")).forEach(lines::add);
    return lines;
  }
}
