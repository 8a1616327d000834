package org.unroll.cell;

/** Where a GRU's reset gate is applied: the two published forms, which are different cells. */
public enum Reset {
  /** After the recurrent product: {@link GruCell}. */
  AFTER,
  /** Before the recurrent product: {@link ResetBeforeGruCell}. */
  BEFORE
}
