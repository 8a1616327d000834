package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.unroll.param.Seed;

/** Examples to be trained on, and others to be measured by. */
public record Split(Examples train, Examples test) {

  /** The first {@code share} in the order of the data, which is time, and what comes after. */
  public static Split byTime(Examples data, double share) {
    int cut = cut(data, share);
    return new Split(data.slice(0, cut), data.slice(cut, data.size()));
  }

  /** A share drawn at random, and the rest. */
  public static Split atRandom(Examples data, double share, Seed seed) {
    return byTime(data.shuffled(seed.of("split")), share);
  }

  /**
   * Whole groups: those in {@code testGroups} to be measured by, the others to be trained on, so
   * that none is on both sides.
   *
   * @param groups the group of each example, such as who spoke
   * @throws IllegalArgumentException if one side would be empty
   */
  public static <G> Split byGroup(Examples data, List<G> groups, Set<G> testGroups) {
    require(
        groups.size() == data.size(),
        "Split: %d groups do not fit %d sequences. Give one for each.",
        groups.size(),
        data.size());
    IntPredicate isTest = k -> testGroups.contains(groups.get(k));
    return new Split(where(data, isTest.negate()), where(data, isTest));
  }

  private static Examples where(Examples data, IntPredicate chosen) {
    List<Example> list = new ArrayList<>();
    IntStream.range(0, data.size()).filter(chosen).forEach(k -> list.add(data.list().get(k)));
    require(!list.isEmpty(), "Split: one side has no sequences. Are the groups called like that?");
    return new Examples(list);
  }

  private static int cut(Examples data, double share) {
    require(share > 0 && share < 1, "Split: the share is %s but must lie between 0 and 1.", share);
    int cut = (int) Math.round(share * data.size());
    require(
        cut > 0 && cut < data.size(),
        "Split: a share of %s of %d sequences leaves one side empty.",
        share,
        data.size());
    return cut;
  }
}
