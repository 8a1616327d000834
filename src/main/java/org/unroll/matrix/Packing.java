package org.unroll.matrix;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;

/**
 * How sequences of different lengths lie in the rows of a batch: longest first, all first steps,
 * then all second steps and so on, so that step t is one contiguous block of rows and blocks get
 * shorter as sequences end. There is no padding.
 *
 * <p>B sequences, T steps (the longest length), N rows (the sum of the lengths).
 */
public final class Packing {
  private final int[] lengths;
  private final int[] offsets;

  private Packing(int[] lengths) {
    this.lengths = lengths;
    int steps = lengths.length == 0 ? 0 : lengths[0];
    offsets = new int[steps + 1];
    int running = lengths.length;
    for (int t = 0; t < steps; t++) {
      while (lengths[running - 1] <= t) {
        running--;
      }
      offsets[t + 1] = Math.addExact(offsets[t], running);
    }
  }

  /**
   * The packing of sequences of these lengths, longest first.
   *
   * @throws IllegalArgumentException if a length is negative or longer than the one before it
   */
  public static Packing of(int... lengths) {
    for (int b = 0; b < lengths.length; b++) {
      require(lengths[b] >= 0, "Packing: the length of sequence %d is %d.", b, lengths[b]);
      require(
          b == 0 || lengths[b] <= lengths[b - 1],
          "Packing: sequence %d is longer than sequence %d. Sort them, longest first.",
          b,
          b - 1);
    }
    return new Packing(lengths.clone());
  }

  /** The packing of {@code sequences} sequences of {@code steps} steps each. */
  public static Packing even(int sequences, int steps) {
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, steps);
    return of(lengths);
  }

  /** B, the number of sequences. */
  public int sequences() {
    return lengths.length;
  }

  /** T, the number of steps of the longest sequence. */
  public int steps() {
    return offsets.length - 1;
  }

  /** N, the number of rows of all steps. */
  public int rows() {
    return offsets[offsets.length - 1];
  }

  /** The length of sequence {@code b}. */
  public int length(int b) {
    return lengths[b];
  }

  /**
   * The row at which step {@code t} begins; from T on there are no more steps, and all begin at N.
   */
  public int offset(int t) {
    return offsets[Math.min(t, steps())];
  }

  /** How many sequences have a step {@code t}: the rows of its block, 0 from T on. */
  public int rowsAt(int t) {
    return offset(t + 1) - offset(t);
  }

  /** The row of step {@code t} of sequence {@code b}. */
  public int row(int b, int t) {
    require(
        b >= 0 && b < lengths.length && t >= 0 && t < lengths[b],
        "Packing: sequence %d has no step %d.",
        b,
        t);
    return offsets[t] + b;
  }

  /**
   * The packing of the steps {@code from} (inclusive) to {@code to} (exclusive); all sequences
   * stay, ended ones with length 0.
   */
  public Packing window(int from, int to) {
    int[] within = new int[lengths.length];
    for (int b = 0; b < lengths.length; b++) {
      within[b] = Math.max(0, Math.min(lengths[b], to) - from);
    }
    return new Packing(within);
  }

  /**
   * The packing of one step for each sequence that is not empty: what a head that reads the last
   * step sees.
   */
  public Packing lastSteps() {
    return even(offsets.length == 1 ? 0 : rowsAt(0), 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packing p && Arrays.equals(lengths, p.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return "Packing" + Arrays.toString(lengths);
  }
}
