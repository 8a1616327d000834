package org.unroll.lesson.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Feedback;
import org.unroll.lesson.exercise.Feedback.Outcome;
import org.unroll.lesson.exercise.Mistake;
import org.unroll.lesson.exercise.Variable;
import org.unroll.notebook.ShellSession;

/** What is said to the answers that every exercise of the course foresees. */
class ExercisesTest {
  private static ShellSession session;

  @BeforeAll
  static void begin() {
    session = new ShellSession();
  }

  @AfterAll
  static void end() {
    session.close();
  }

  static Stream<Arguments> exercises() {
    return Course.exercises().stream().map(e -> Arguments.of(e.id() + " " + e.title(), e));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exercises")
  void theStubIsUnansweredTheSolutionRightAndEachMistakeGetsItsHint(String name, Exercise exercise)
      throws Exception {
    List<String> cells = new ArrayList<>(List.of(exercise.stub(), exercise.solution()));
    exercise.mistakes().forEach(mistake -> cells.add(mistake.example()));
    List<Feedback> said = judged(exercise, cells);

    assertEquals(Outcome.UNANSWERED, said.get(0).outcome(), said.get(0).message());
    assertTrue(said.get(0).message().contains("not answered yet"));
    assertEquals(Outcome.RIGHT, said.get(1).outcome(), said.get(1).message());
    assertEquals(
        exercise.mistakes().stream()
            .map(mistake -> "✗ " + exercise.id() + ": not yet. " + mistake.hint())
            .collect(Collectors.joining("\n")),
        said.stream().skip(2).map(Feedback::toString).collect(Collectors.joining("\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exercises")
  void notANumberIsNeverRight(String name, Exercise exercise) {
    Map<String, Object> values = new HashMap<>();
    for (Variable variable : exercise.variables()) {
      boolean one = variable.type().equals("Number");
      values.put(variable.name(), one ? Double.NaN : new double[] {Double.NaN, Double.NaN});
    }
    assertEquals(Outcome.WRONG, exercise.judge(values).outcome());
  }

  /** What is said to the variables that each cell leaves. All are compiled as one, to be quick. */
  @SuppressWarnings("unchecked")
  private static List<Feedback> judged(Exercise exercise, List<String> cells) throws Exception {
    String type = "Cells" + exercise.id().replace('.', '_');
    session.java(
        importsOf(exercise)
            + ("class " + type + " {\n")
            + IntStream.range(0, cells.size())
                .mapToObj(k -> method("cell" + k, exercise, cells.get(k)))
                .collect(Collectors.joining())
            + "}");
    String calls =
        IntStream.range(0, cells.size())
            .mapToObj(k -> type + ".cell" + k + "()")
            .collect(Collectors.joining(", "));
    List<Map<String, Object>> values =
        (List<Map<String, Object>>) session.evaluate("List.of(" + calls + ")");
    return values.stream().map(exercise::judge).toList();
  }

  /** A method that runs a cell and gives its variables. */
  private static String method(String name, Exercise exercise, String cell) {
    return ("static Map<String, Object> " + name + "() throws Exception {\n")
        + lines(cell, line -> !isImport(line))
        + "Map<String, Object> values__ = new HashMap<>();\n"
        + exercise.variables().stream()
            .map(Variable::name)
            .map(variable -> "values__.put(\"" + variable + "\", " + variable + ");\n")
            .collect(Collectors.joining())
        + "return values__;\n}\n";
  }

  private static String importsOf(Exercise exercise) {
    return lines(exercise.stub(), ExercisesTest::isImport);
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String lines(String java, Predicate<String> those) {
    return java.lines().filter(those).map(line -> line + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exercises")
  void itSaysNothingTwiceAndKnowsTwoMistakesAndTwoHintsAtLeast(String name, Exercise exercise) {
    List<String> said =
        Stream.of(
                exercise.hints().stream(),
                exercise.mistakes().stream().map(Mistake::hint),
                Stream.of(exercise.otherwise(), exercise.question()))
            .flatMap(texts -> texts)
            .toList();
    assertTrue(said.stream().noneMatch(String::isBlank));
    assertEquals(said.size(), said.stream().distinct().count());
    assertTrue(exercise.mistakes().size() >= 2);
    assertTrue(exercise.hints().size() >= 2);
  }

  @Test
  void aLessonButTheTourHasThreeToFiveExercisesNumberedFromOne() {
    for (Lesson lesson : Course.lessons()) {
      List<Exercise> exercises = lesson.exercises();
      boolean isTour = lesson.number().equals("00");
      assertTrue(isTour ? exercises.isEmpty() : exercises.size() >= 3 && exercises.size() <= 5);
      assertEquals(
          IntStream.rangeClosed(1, exercises.size())
              .mapToObj(k -> lesson.number() + "." + k)
              .toList(),
          exercises.stream().map(Exercise::id).toList());
    }
  }
}
