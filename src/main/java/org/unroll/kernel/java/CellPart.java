package org.unroll.kernel.java;

/** A stretch of a cell that is evaluated as a whole. */
sealed interface CellPart {
  /** The line of the cell, from 1, at which the part begins. */
  int line();

  /** Java code, with magics inside it already made to Java. */
  record Java(String source, int line) implements CellPart {}

  /** A line that is a magic. */
  record LineMagic(MagicCall call, int line) implements CellPart {}

  /** The whole cell, where it begins with {@code %%}. */
  record CellMagic(MagicCall call, String body, int line) implements CellPart {}
}
