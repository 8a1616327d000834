package org.unroll.inspect;

import java.util.Locale;

/**
 * Whether a law holds: how far the two sides that should be equal are apart, and how far they may
 * be.
 */
public record Verdict(String law, double deviation, double bound) {

  /** Whether the sides are close enough; not if their distance is NaN. */
  public boolean holds() {
    return deviation <= bound;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-6s %s: off by %.2g, allowed %.2g",
        holds() ? "holds" : "FAILS",
        law,
        deviation,
        bound);
  }
}
