package org.unroll.layer;

import java.util.ArrayList;
import java.util.List;
import org.unroll.cell.Slots;
import org.unroll.matrix.Packing;

/**
 * The steps {@code from} (inclusive) to {@code to} (exclusive) of a run, and their slots: few
 * enough for what {@link org.unroll.cell.Cell#project} writes to be in the processor's cache when
 * the steps read it.
 */
record Stretch(int from, int to, Slots slots) {

  /** Numbers of the widest slot in a stretch of more than one step. */
  private static final int CACHED = 1 << 15;

  /** A run cut into stretches, first to last. */
  static List<Stretch> of(Slots slots, Packing packing) {
    int rows = CACHED / slots.widest();
    List<Stretch> stretches = new ArrayList<>();
    int to;
    for (int from = 0; from < packing.steps(); from = to) {
      to = from + 1;
      while (to < packing.steps() && packing.offset(to + 1) - packing.offset(from) <= rows) {
        to++;
      }
      stretches.add(new Stretch(from, to, slots.steps(from, to)));
    }
    return stretches;
  }
}
