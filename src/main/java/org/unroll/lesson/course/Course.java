package org.unroll.lesson.course;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.stream.Collectors;
import org.unroll.lesson.exercise.Exercise;

/** The lessons and their exercises. */
public final class Course {
  private static final List<Lesson> LESSONS =
      List.of(
          lesson("00", "Tour", "the whole in five minutes", List.of()),
          lesson(
              "01",
              "Why order matters",
              "the same words, the opposite meaning: bag, fixed window, hidden state",
              List.of()),
          lesson(
              "02",
              "Sequences are not i.i.d.",
              "dependence in language, prices and genes, measured",
              List.of()),
          lesson(
              "03",
              "One recurrent cell",
              "hidden state, activation, output, shared parameters",
              OneRecurrentCell.exercises()),
          lesson(
              "04",
              "Unfolding",
              "one cell for all steps; packed, not padded",
              Unfolding.exercises()),
          lesson(
              "05",
              "Backpropagation and BPTT",
              "three steps by hand; contributions that add up",
              List.of()),
          lesson("06", "Full and truncated BPTT", "what a cut costs, exactly", List.of()),
          lesson(
              "07",
              "Vanishing and exploding gradients",
              "decay against its bound; clipping",
              List.of()),
          lesson("08", "LSTM", "one gate at a time; the adding problem over 150 steps", List.of()),
          lesson(
              "09",
              "GRU",
              "combined gates, both reset forms, the embedded Reber grammar",
              List.of()),
          lesson("18", "Text generator", "a character model of real source text", List.of()));

  private Course() {}

  private static Lesson lesson(
      String number, String title, String shows, List<Exercise> exercises) {
    return new Lesson(number, title, shows, exercises);
  }

  /** All lessons, in order. */
  public static List<Lesson> lessons() {
    return LESSONS;
  }

  /** All exercises, in order. */
  public static List<Exercise> exercises() {
    return LESSONS.stream().flatMap(lesson -> lesson.exercises().stream()).toList();
  }

  /**
   * The exercise of that id, such as {@code 03.2}.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Exercise exercise(String id) {
    List<Exercise> found = exercises().stream().filter(e -> e.id().equals(id)).toList();
    require(!found.isEmpty(), "there is no exercise %s; there are %s.", id, idsLike(id));
    return found.get(0);
  }

  /** Those of the same lesson; if it has none, the first of each lesson. */
  private static String idsLike(String id) {
    String lesson = id.replaceFirst("\\..*", "");
    List<String> ids = exercises().stream().map(Exercise::id).toList();
    List<String> near = ids.stream().filter(other -> other.startsWith(lesson + ".")).toList();
    return (near.isEmpty() ? ids : near).stream().collect(Collectors.joining(", "));
  }
}
