package org.unroll.layer;

/** From which state a recurrent layer starts a sequence. */
public enum InitialState {
  /** From zeros. */
  ZERO,
  /**
   * From weights that are trained with the others, h_0 [H] and for an LSTM c_0 [H], zero at first.
   */
  LEARNED
}
