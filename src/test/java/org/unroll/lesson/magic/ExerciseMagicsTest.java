package org.unroll.lesson.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.lesson.course.Course;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Feedback;
import org.unroll.lesson.exercise.Feedback.Outcome;
import org.unroll.notebook.MagicException;
import org.unroll.notebook.ShellSession;
import org.unroll.notebook.magic.Magic;

/** The magics of the course in a session. */
class ExerciseMagicsTest {
  private static ShellSession session;

  @BeforeAll
  static void begin() {
    session = new ShellSession();
  }

  @AfterAll
  static void end() {
    session.close();
  }

  @BeforeEach
  void listen() {
    session.takeOutput();
  }

  private Feedback check(String id, String java) throws Exception {
    session.java(java);
    return (Feedback) session.line("check", id);
  }

  @Test
  void anAnswerIsReadFromTheSessionAndMayBeOfAnyKindThatSaysTheSame() throws Exception {
    assertEquals(Outcome.UNANSWERED, ((Feedback) session.line("check", "03.4")).outcome());
    assertEquals(Outcome.UNANSWERED, check("04.1", "double[] shares = null;").outcome());
    for (String same :
        List.of(
            "double[] shares = {0.25, 0.5, 1};",
            "float[] shares = {0.25f, 0.5f, 1};",
            "List<Number> shares = List.of(0.25, 0.5, 1);",
            "Matrix shares = Matrix.row(0.25, 0.5, 1);",
            "Matrix shares = Matrix.of(new double[][] {{0.25}, {0.5}, {1}});",
            "double[][] shares = {{0.25, 0.5, 1}};",
            "Double[] shares = {0.25, 0.5, 1.0};")) {
      assertEquals(Outcome.RIGHT, check("04.1", same).outcome(), same);
    }
  }

  @Test
  void anAnswerOfAnotherTypeIsToldWhatCameAndWhatWasExpected() throws Exception {
    String expected = "shares holds %s, but a row of numbers, such as a double[], was expected.";
    assertEquals(
        "✗ 04.1: " + expected.formatted("a value of type String"),
        check("04.1", "String shares = \"0.25 0.5 1\";").toString());
    assertEquals(
        "✗ 04.1: " + expected.formatted("a function"),
        check("04.1", "Runnable shares = () -> {};").toString());
    assertEquals(Outcome.WRONG, check("04.1", "List<Double> shares = List.of();").outcome());
    assertEquals(
        "✗ 03.2: learned holds a value of type Double, but a whole number was expected.",
        check("03.2", "double learned = 6602.5;").toString());
    assertEquals(
        "✗ 04.4: padded holds NaN, which is no number, but a number was expected.",
        check("04.4", "double padded = Double.NaN;").toString());
    assertEquals(
        "✗ 03.1: h_1 holds a value of type List, but a number was expected.",
        check("03.1", "List<Double> h_1 = List.of(1.0); double h_2 = 1;").toString());
  }

  @Test
  void checkPrintsWhatItReturns() throws Exception {
    Feedback feedback = check("04.4", "double padded = 0.9;");
    assertEquals(feedback.toString(), session.takeOutput().strip());
  }

  @Test
  void theZeroOfALessonsNumberMayBeLeftOut() throws Exception {
    assertEquals(Course.exercise("03.1"), Course.exercise("3.1"));
  }

  @Test
  void theJavaOfCheckSaysTheSame() throws Exception {
    session.java("double h_1 = Math.tanh(0.75), h_2 = 0;");
    Feedback feedback = (Feedback) session.line("check", "03.1", "--java");
    assertEquals(
        "System.out.println(Course.exercise(\"03.1\").check(h_1, h_2));",
        session.takeOutput().lines().findFirst().orElseThrow());
    assertEquals(feedback, session.evaluate("Course.exercise(\"03.1\").check(h_1, h_2)"));
  }

  @Test
  void hintsComeOneAfterAnotherAndBeginAgain() throws Exception {
    List<String> hints = Course.exercise("03.1").hints();
    for (int k = 0; k < 2 * hints.size(); k++) {
      assertEquals(hints.get(k % hints.size()), session.line("hint", "03.1"));
    }
    assertEquals(Course.exercise("04.1").hints().get(0), session.line("hint", "04.1"));
    assertTrue(session.output().startsWith("Hint 1 of " + hints.size() + ": " + hints.get(0)));
  }

  @Test
  void theShownSolutionIsRight() throws Exception {
    session.java((String) session.line("solution", "04.3"));
    assertEquals(Outcome.RIGHT, ((Feedback) session.line("check", "04.3")).outcome());
  }

  @Test
  void lessonsListsEveryExercise() throws Exception {
    session.line("lessons");
    String ids = Course.exercises().stream().map(Exercise::id).collect(Collectors.joining("|"));
    assertEquals(
        ids.split("\\|").length,
        session.shownText().split("\\b(" + ids.replace(".", "\\.") + ")\\b", -1).length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03.9 | %check: there is no exercise 03.9; there are 03.1, 03.2, 03.3, 03.4.",
        "3.9 | %check: there is no exercise 3.9; there are 03.1, 03.2",
        "cell | there is no exercise cell; there are 01.1 to 01.4, 02.1 to 02.4, 03.1 to 03.4",
        "'' | %check: the exercise is missing; write %check ID",
        "03.1 please | %check: there is no place for please; write %check ID",
        "03.1 h=2 | %check: there is no option h; there are --java.",
      })
  void whatIsNoExerciseIsAnsweredWithThoseThereAre(String line, String sentence) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    MagicException answer = assertThrows(MagicException.class, () -> session.line("check", words));
    assertTrue(answer.getMessage().startsWith("%check: "), answer.getMessage());
    assertTrue(answer.getMessage().contains(sentence), answer.getMessage());
  }

  @Test
  void theIdsAreCompleted() {
    for (Magic magic : ServiceLoader.load(Magic.class)) {
      boolean takesExercise = !magic.spec().name().equals("lessons");
      assertEquals(takesExercise, magic.spec().words().contains("03.2"), magic.spec().name());
    }
  }
}
