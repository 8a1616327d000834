package org.unroll.lesson.task;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.unroll.param.Seed;

/**
 * Short reviews with negation and contrast, and whether they recommend. <em>Not</em> turns the word
 * after it around; of two clauses the one that is not conceded decides: {@code the food was good
 * but the service was not good}, {@code although the room was dull , the view was lovely}. Both
 * classes are as likely. A quarter of the clauses is negated, three reviews of eight have two
 * clauses; whoever only counts words cannot see which word is turned around and which clause
 * decides.
 */
public final class Reviews {
  private static final List<String> OPENINGS =
      List.of("", "yesterday", "this time", "all in all", "for us", "to be honest");
  private static final List<String> SUBJECTS =
      List.of("the food", "the service", "the room", "the film", "the music", "the view", "it");
  private static final List<String> VERBS = List.of("was", "seemed", "looked");
  private static final List<String> NEGATIONS = List.of("not", "never", "hardly");
  private static final List<String> DEGREES = List.of("", "", "very", "really");
  private static final List<String> GOOD =
      List.of("good", "lovely", "clever", "pleasant", "fresh", "fine", "charming", "warm");
  private static final List<String> BAD =
      List.of("bad", "dull", "clumsy", "tiresome", "stale", "poor", "ugly", "cold");
  private static final int MOST = 100_000;

  private Reviews() {}

  /** A review, and whether it recommends. */
  public record Review(String text, boolean good) {}

  /**
   * {@code count} different reviews.
   *
   * @throws IllegalArgumentException if that is less than 1 or more than 100,000
   */
  public static List<Review> draw(int count, Seed seed) {
    require(count >= 1 && count <= MOST, "Reviews: %d is not between 1 and %d.", count, MOST);
    SplittableRandom random = seed.stream();
    return Stream.generate(() -> draw(random)).distinct().limit(count).toList();
  }

  private static Review draw(SplittableRandom random) {
    boolean good = random.nextBoolean();
    String deciding = clause(good, random);
    String conceded = clause(!good, random);
    String text =
        switch (random.nextInt(8)) {
          case 0 -> deciding + " although " + conceded;
          case 1 -> conceded + " but " + deciding;
          case 2 -> "although " + conceded + " , " + deciding;
          default -> deciding;
        };
    return new Review((pick(OPENINGS, random) + " " + text).strip(), good);
  }

  private static String clause(boolean good, SplittableRandom random) {
    boolean negated = random.nextInt(4) == 0;
    String[] parts = {
      pick(SUBJECTS, random),
      pick(VERBS, random),
      pick(negated ? NEGATIONS : DEGREES, random),
      pick(good == negated ? BAD : GOOD, random)
    };
    return String.join(" ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
