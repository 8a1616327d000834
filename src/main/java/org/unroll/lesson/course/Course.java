package org.unroll.lesson.course;

import java.util.List;
import java.util.stream.Collectors;
import org.unroll.lesson.exercise.Exercise;

/** The lessons and their exercises. */
public final class Course {
  private static final List<Lesson> LESSONS =
      List.of(
          new Lesson("00", "Tour", "the whole in five minutes", List.of()),
          new Lesson(
              "01",
              "Why order matters",
              "the same words, the opposite meaning: bag, fixed window, hidden state",
              WhyOrderMatters.exercises()),
          new Lesson(
              "02",
              "Sequences are not i.i.d.",
              "dependence in language, prices and genes, measured",
              SequencesAreNotIid.exercises()),
          new Lesson(
              "03",
              "One recurrent cell",
              "hidden state, activation, output, shared parameters",
              OneRecurrentCell.exercises()),
          new Lesson(
              "04",
              "Unfolding",
              "one cell for all steps; packed, not padded",
              Unfolding.exercises()),
          new Lesson(
              "05",
              "Backpropagation and BPTT",
              "three steps by hand; contributions that add up",
              BackpropagationAndBptt.exercises()),
          new Lesson(
              "06",
              "Full and truncated BPTT",
              "what a cut costs, exactly",
              FullAndTruncatedBptt.exercises()),
          new Lesson(
              "07",
              "Vanishing and exploding gradients",
              "decay against its bound; clipping",
              VanishingAndExplodingGradients.exercises()),
          new Lesson(
              "08",
              "LSTM",
              "one gate at a time; the adding problem over 150 steps",
              LongShortTermMemory.exercises()),
          new Lesson(
              "09",
              "GRU",
              "combined gates, both reset forms, the embedded Reber grammar",
              GatedRecurrentUnit.exercises()),
          new Lesson(
              "10",
              "Bidirectional and stacked",
              "labels that need the future, a bound passed, and where past and future meet",
              BidirectionalAndStacked.exercises()),
          new Lesson(
              "11",
              "The four input-output types",
              "one cell, read at the end, at every step, or fed its own words",
              InputOutputTypes.exercises()),
          new Lesson(
              "12",
              "Sentiment",
              "many-to-one; which words mattered; negation and contrast",
              Sentiment.exercises()),
          new Lesson(
              "13",
              "Captions",
              "a picture in, words out; unseen combinations, and a clock that does as well",
              Captions.exercises()),
          new Lesson(
              "14",
              "Translation",
              "dates of fifteen languages to ISO: encoder-decoder, greedy, beam, probes",
              Translation.exercises()),
          new Lesson(
              "15",
              "Time series",
              "sunspots, passengers, share prices, each beside its baseline",
              TimeSeries.exercises()),
          new Lesson(
              "16",
              "Genetics",
              "splice junctions where the signal may stand anywhere",
              Genetics.exercises()),
          new Lesson(
              "17", "Speech", "spoken digits of any length; unseen speakers", Speech.exercises()),
          new Lesson(
              "18",
              "Text generator",
              "a character model of real source text",
              TextGenerator.exercises()),
          new Lesson(
              "19",
              "Recurrent against feed-forward",
              "equal weights, growing memory; and where the feed-forward network wins",
              RecurrentAgainstFeedForward.exercises()),
          new Lesson(
              "20",
              "From the notebook to plain Java",
              "one file for a model; a program, PyTorch's names and ONNX Runtime give the same numbers",
              FromNotebookToJava.exercises()));

  private Course() {}

  /** All lessons, in order. */
  public static List<Lesson> lessons() {
    return LESSONS;
  }

  /** All exercises, in order. */
  public static List<Exercise> exercises() {
    return LESSONS.stream().flatMap(lesson -> lesson.exercises().stream()).toList();
  }

  /**
   * The exercise of that id, such as {@code 03.2}; {@code 3.2} is the same.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Exercise exercise(String id) {
    String whole = id.matches("\\d\\.\\d") ? "0" + id : id;
    return exercises().stream()
        .filter(exercise -> exercise.id().equals(whole))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no exercise " + id + "; there are " + idsNear(whole) + "."));
  }

  /** Those of the same lesson; if it has none, of each lesson the first and the last. */
  private static String idsNear(String id) {
    List<String> near =
        exercises().stream()
            .map(Exercise::id)
            .filter(other -> other.startsWith(id.replaceFirst("\\..*", "") + "."))
            .toList();
    return near.isEmpty() ? idsOfAll() : String.join(", ", near);
  }

  private static String idsOfAll() {
    return LESSONS.stream()
        .map(Lesson::exercises)
        .filter(exercises -> !exercises.isEmpty())
        .map(list -> list.get(0).id() + " to " + list.get(list.size() - 1).id())
        .collect(Collectors.joining(", "));
  }
}
