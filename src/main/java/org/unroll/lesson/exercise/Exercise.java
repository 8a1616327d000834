package org.unroll.lesson.exercise;

import static org.unroll.matrix.Checks.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exercise of a lesson: a question, the cell in which it is answered, and what is said to an
 * answer.
 *
 * @param id its lesson's number and its own, such as {@code 03.2}
 * @param question what is asked, in Markdown
 * @param stub Java that declares the variables, still without a value
 * @param variables those that the answer is read from
 * @param isRight whether an answer is right
 * @param insight what a right answer shows
 * @param mistakes answers that are likely and wrong; the first that is made gives the hint
 * @param otherwise the hint for an answer that is wrong in no way foreseen
 * @param hints what helps to begin with, from little to much
 * @param solution Java that gives a right answer
 */
public record Exercise(
    String id,
    String title,
    String question,
    String stub,
    List<Variable> variables,
    Predicate<Answers> isRight,
    String insight,
    List<Mistake> mistakes,
    String otherwise,
    List<String> hints,
    String solution) {

  /** Copies the lists. */
  public Exercise {
    variables = List.copyOf(variables);
    mistakes = List.copyOf(mistakes);
    hints = List.copyOf(hints);
  }

  /** An exercise to be told piece by piece. */
  public static ExerciseBuilder named(String id, String title) {
    return new ExerciseBuilder(id, title);
  }

  /** What is said to the answer of an exercise of one variable; it may be null. */
  public Feedback check(Object answer) {
    return check(new Object[] {answer});
  }

  /** What is said to the answers, in the order of {@link #variables}; each may be null. */
  public Feedback check(Object first, Object second, Object... more) {
    return check(Stream.concat(Stream.of(first, second), Stream.of(more)).toArray());
  }

  private Feedback check(Object[] answers) {
    require(
        answers.length == variables.size(),
        "Exercise %s is answered by %s, but %d values came.",
        id,
        names(),
        answers.length);
    Map<String, Object> byName = new HashMap<>();
    for (int k = 0; k < answers.length; k++) {
      byName.put(variables.get(k).name(), answers[k]);
    }
    return judge(byName);
  }

  /** The names of the variables, as arguments of a call. */
  public String names() {
    return variables.stream().map(Variable::name).collect(Collectors.joining(", "));
  }

  /**
   * What is said to the values that the session's variables have; none, or null, is no answer. An
   * answer may be code of the reader's, which may fail in any way.
   */
  public Feedback judge(Map<String, ?> values) {
    try {
      return judgeByRule(values);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return Feedback.wrong(id + ": not yet. Your answer could not be tried: " + sentence(e));
    }
  }

  private Feedback judgeByRule(Map<String, ?> values) {
    Map<String, Object> read = new HashMap<>();
    for (Variable variable : variables) {
      Object value = values.get(variable.name());
      if (value == null) {
        return Feedback.unanswered(
            id + " is not answered yet: " + variable.name() + " has no value.");
      }
      Optional<?> answer = variable.read().apply(value);
      if (answer.isEmpty()) {
        return Feedback.wrong(id + ": " + variable.refusal(value));
      }
      read.put(variable.name(), answer.get());
    }
    Answers answers = new Answers(read);
    return isRight.test(answers)
        ? Feedback.right(id + ": right. " + insight)
        : Feedback.wrong(id + ": not yet. " + hint(answers));
  }

  private String hint(Answers answers) {
    return mistakes.stream()
        .filter(mistake -> mistake.isMade().test(answers))
        .findFirst()
        .map(Mistake::hint)
        .orElse(otherwise);
  }

  private static String sentence(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() + "." : e.getMessage();
  }
}
