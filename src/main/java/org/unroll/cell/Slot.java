package org.unroll.cell;

import java.util.List;

/**
 * A place in which every step keeps {@code columns} numbers a row. Its equal {@code parts}, from
 * the first column on, have names of their own: an LSTM's "gates" [N x 4H] are i | f | g | o.
 */
public record Slot(String name, int columns, List<String> parts) {

  /** A slot without named parts. */
  public static Slot of(String name, int columns) {
    return new Slot(name, columns, List.of());
  }

  /** A slot of equal parts, each {@code columns} wide. */
  public static Slot of(String name, int columns, String... parts) {
    return new Slot(name, columns * parts.length, List.of(parts));
  }
}
