package org.unroll.display.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The steps that a diagram has columns for, with a gap where some are left out.
 *
 * @param steps the step of each column, or {@link #GAP}
 */
record Columns(List<Integer> steps) {
  static final int GAP = -1;

  /** All of so many steps, or the first and the last of them. */
  static Columns of(int steps, int most) {
    return keeping(steps, most, List.of());
  }

  /**
   * All of so many steps, or the first, the last, and those on both sides of where the second half
   * begins.
   */
  static Columns of(int steps, int most, int secondHalf) {
    return keeping(steps, most, List.of(secondHalf - 1, secondHalf));
  }

  private static Columns keeping(int steps, int most, List<Integer> middle) {
    TreeSet<Integer> kept = new TreeSet<>(middle);
    int edge = middle.isEmpty() ? most / 2 : 1;
    for (int t = 0; t < steps; t++) {
      if (steps <= most || t < edge + middle.size() / 2 || t >= steps - edge) {
        kept.add(t);
      }
    }
    List<Integer> columns = new ArrayList<>();
    for (int t : kept) {
      if (!columns.isEmpty() && columns.get(columns.size() - 1) < t - 1) {
        columns.add(GAP);
      }
      columns.add(t);
    }
    return new Columns(columns);
  }

  int count() {
    return steps.size();
  }

  int step(int column) {
    return steps.get(column);
  }

  boolean isGap(int column) {
    return steps.get(column) == GAP;
  }
}
