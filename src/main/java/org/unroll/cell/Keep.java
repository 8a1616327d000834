package org.unroll.cell;

/** How much of what its steps compute a run still holds after it has gone backward. */
public enum Keep {

  /** Everything: every {@link Slot} has a place of its own. */
  ALL,

  /**
   * What BPTT needs, as when training: a slot that replaces another takes its place, a third less
   * memory for an LSTM or GRU.
   */
  NEEDED
}
