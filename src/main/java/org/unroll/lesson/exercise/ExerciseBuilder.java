package org.unroll.lesson.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts an {@link Exercise} together. */
public final class ExerciseBuilder {
  private final String id;
  private final String title;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private String question;
  private String given = "";
  private Predicate<Answers> isRight;
  private String insight;
  private String otherwise;
  private String solution;

  ExerciseBuilder(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** What is asked, in Markdown. */
  public ExerciseBuilder asks(String markdown) {
    question = markdown.strip();
    return this;
  }

  /** Java that stands at the head of the stub and of every answer: what the question gives. */
  public ExerciseBuilder given(String java) {
    given = java.strip() + "\n\n";
    return this;
  }

  /** The variables to fill, declared in the stub cell by their types. */
  public ExerciseBuilder fill(Variable... those) {
    variables.addAll(List.of(those));
    return this;
  }

  /** What makes an answer right, and what it shows. */
  public ExerciseBuilder right(Predicate<Answers> rule, String shows) {
    isRight = rule;
    insight = shows;
    return this;
  }

  /** A likely wrong answer: Java that gives it, how it is recognised, and its hint. */
  public ExerciseBuilder mistake(String example, Predicate<Answers> isMade, String hint) {
    mistakes.add(new Mistake(given + example.strip(), isMade, hint));
    return this;
  }

  /** The hint for any other wrong answer. */
  public ExerciseBuilder otherwise(String hint) {
    otherwise = hint;
    return this;
  }

  /** What helps to begin with, from little to much. */
  public ExerciseBuilder hints(String... those) {
    hints.addAll(List.of(those));
    return this;
  }

  /** Java that gives a right answer. */
  public ExerciseBuilder solution(String java) {
    solution = given + java.strip();
    return this;
  }

  /** The exercise as it was told. */
  public Exercise build() {
    return new Exercise(
        id,
        title,
        question,
        given + declarations(),
        variables,
        isRight,
        insight,
        mistakes,
        otherwise,
        hints,
        solution);
  }

  private String declarations() {
    return variables.stream()
        .map(v -> v.type() + " " + v.name() + " = null;  // your answer")
        .collect(Collectors.joining("\n"));
  }
}
