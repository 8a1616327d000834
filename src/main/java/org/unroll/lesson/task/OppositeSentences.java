package org.unroll.lesson.task;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.param.Seed;

/**
 * Pairs of sentences with the same words and opposite meanings: {@code i am happy and not sad},
 * {@code i am sad and not happy}. Whoever only counts words cannot tell them apart.
 */
public final class OppositeSentences {
  private static final List<String> OPENINGS =
      List.of("", "today", "well", "after all", "to be honest", "as far as i know");
  private static final List<String> SUBJECTS =
      List.of("i am", "you are", "she is", "he is", "we are", "they are", "the child is");
  private static final List<String> DEGREES = List.of("", "very", "really", "quite");
  private static final List<String> GLAD =
      List.of("happy", "cheerful", "content", "hopeful", "pleased", "calm");
  private static final List<String> SAD =
      List.of("sad", "gloomy", "upset", "worried", "annoyed", "restless");

  private OppositeSentences() {}

  /** A sentence and whether it speaks of a good mood. */
  public record Sentence(String text, boolean glad) {}

  /** Two sentences of the same words, the first glad, the second not. */
  public record Pair(Sentence glad, Sentence sad) {}

  /** {@code count} pairs; no two are equal. */
  public static List<Pair> draw(int count, Seed seed) {
    SplittableRandom random = seed.stream();
    return java.util.stream.Stream.generate(() -> draw(random)).distinct().limit(count).toList();
  }

  private static Pair draw(SplittableRandom random) {
    String opening = pick(OPENINGS, random);
    String subject = pick(SUBJECTS, random);
    String degree = pick(DEGREES, random);
    String glad = pick(GLAD, random);
    String sad = pick(SAD, random);
    boolean notFirst = random.nextBoolean();
    return new Pair(
        new Sentence(write(opening, subject, degree, glad, sad, notFirst), true),
        new Sentence(write(opening, subject, degree, sad, glad, notFirst), false));
  }

  private static String write(
      String opening, String subject, String degree, String holds, String not, boolean notFirst) {
    List<String> parts = new ArrayList<>(List.of(opening, subject));
    if (notFirst) {
      parts.addAll(List.of("not", not, "but", degree, holds));
    } else {
      parts.addAll(List.of(degree, holds, "and not", not));
    }
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
