package org.unroll.train;

import static org.unroll.matrix.Checks.require;

/**
 * Truncated BPTT(k1, k2): after every k1 steps one update from the losses of those steps, with
 * gradients that flow back at most k2 steps; the steps before the window are run again from a kept
 * state with the present weights. Source: Williams and Peng, 1990.
 */
public record Truncation(int k1, int k2) {
  /** One window over the whole sequence: full BPTT. */
  public static final Truncation NONE = new Truncation(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Checks that k2 is at least k1. */
  public Truncation {
    require(k1 >= 1, "truncate is %d but must be at least 1 step.", k1);
    require(
        k2 >= k1,
        "truncate: k2 = %d is less than k1 = %d. Let gradients flow back at least k1 steps.",
        k2,
        k1);
  }

  /** PyTorch's detach: windows of {@code steps} steps with k1 = k2; 0 for {@link #NONE}. */
  static Truncation of(int steps) {
    return steps == 0 ? NONE : new Truncation(steps, steps);
  }

  /** The window whose losses begin at step {@code from} of {@code steps}. */
  Window window(int from, int steps) {
    int to = k1 >= steps - from ? steps : from + k1;
    return new Window(start(from), from, to, start(to));
  }

  /** The step from which the window whose losses begin at step {@code from} is run. */
  private int start(int from) {
    return Math.max(0, from - (k2 - k1));
  }

  /** How many windows {@code steps} steps make. */
  int windows(int steps) {
    return steps == 0 ? 0 : (steps - 1) / k1 + 1;
  }

  String describe() {
    return equals(NONE) ? "none" : k1 == k2 ? String.valueOf(k1) : k1 + "," + k2;
  }
}
