package org.unroll.lesson.task;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.OneHot;
import org.unroll.param.Seed;

/**
 * The embedded Reber grammar: B, then T or P, then a word of the Reber grammar, then <em>the
 * same</em> T or P again, then E. The second last letter depends on the second alone, across a word
 * of any length. Source: Reber, 1967; embedded by Smith and Zipser, 1989.
 */
public final class ReberGrammar {
  /** The letters. */
  public static final Vocabulary LETTERS =
      Vocabulary.of(List.of("B", "T", "P", "S", "X", "V", "E"));

  /** For each state of the grammar two arrows: a letter and the state that it leads to. */
  private record Arrow(char letter, int to) {}

  private static final Arrow[][] ARROWS = {
    {new Arrow('T', 1), new Arrow('P', 2)},
    {new Arrow('S', 1), new Arrow('X', 3)},
    {new Arrow('T', 2), new Arrow('V', 4)},
    {new Arrow('X', 2), new Arrow('S', 5)},
    {new Arrow('P', 3), new Arrow('V', 5)},
  };
  private static final int END = 5;

  private ReberGrammar() {}

  /** A word of the inner grammar, from B to E. */
  public static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder("B");
    for (int state = 0; state != END; ) {
      Arrow arrow = ARROWS[state][random.nextInt(2)];
      word.append(arrow.letter());
      state = arrow.to();
    }
    return word.append('E').toString();
  }

  /** A word of the embedded grammar. */
  public static String embedded(SplittableRandom random) {
    String kept = random.nextBoolean() ? "T" : "P";
    return "B" + kept + word(random) + kept + "E";
  }

  /** {@code count} words of the embedded grammar, each letter to be followed by the next. */
  public static Examples draw(int count, Seed seed) {
    SplittableRandom random = seed.stream();
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      examples.add(example(embedded(random)));
    }
    return new Examples(examples);
  }

  /** A word as an example: all letters but the last, and what follows each. */
  public static Example example(String word) {
    int[] ids = LETTERS.encode(word);
    int steps = ids.length - 1;
    return new Example(
        OneHot.of(java.util.Arrays.copyOf(ids, steps), LETTERS.size()),
        new Targets.Classes(java.util.Arrays.copyOfRange(ids, 1, ids.length)));
  }
}
