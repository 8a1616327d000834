package org.unroll.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures repeated work: after a warm-up, the time of one repeat in blocks that last long enough
 * for the clock.
 */
final class Blocks {
  private static final double WARM_UP_SECONDS = 4;
  private static final double BLOCK_SECONDS = 0.4;
  private static final int BLOCKS = 11;

  private final long start = System.nanoTime();
  private final List<Double> seconds = new ArrayList<>();
  private long blockStart;
  private long inBlock;
  private boolean warm;
  private double first;

  /** Hears that one repeat is done; says whether enough are. */
  boolean enough() {
    long now = System.nanoTime();
    if (first == 0) {
      first = (now - start) * 1e-9;
    }
    if (!warm) {
      warm = (now - start) * 1e-9 > WARM_UP_SECONDS;
      blockStart = now;
      return false;
    }
    inBlock++;
    double elapsed = (now - blockStart) * 1e-9;
    if (elapsed >= BLOCK_SECONDS) {
      seconds.add(elapsed / inBlock);
      blockStart = now;
      inBlock = 0;
    }
    return seconds.size() >= BLOCKS;
  }

  /** The median of the blocks: seconds for one repeat. */
  double median() {
    List<Double> sorted = seconds.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Seconds from the making of this object to the end of the first repeat. */
  double first() {
    return first;
  }
}
