package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import org.unroll.matrix.Rows;

/**
 * One sequence and what a network should say to it: x [T x D], and a row of targets for each step,
 * or one row for the whole sequence.
 */
public record Example(Rows x, Targets targets) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the sequence is empty or the targets fit neither its steps
   *     nor the whole
   */
  public Example {
    require(x.rows() >= 1, "Example: the sequence has no steps. Leave it out.");
    require(
        targets.rows() == x.rows() || targets.rows() == 1,
        "Example: %d targets do not fit a sequence of %d steps. Give one for each step, or one for all.",
        targets.rows(),
        x.rows());
  }

  /** T. */
  public int length() {
    return x.rows();
  }
}
