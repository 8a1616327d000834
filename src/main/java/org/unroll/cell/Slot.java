package org.unroll.cell;

import java.util.List;
import java.util.Optional;

/**
 * A place in which every step keeps {@code columns} numbers a row. Its equal {@code parts}, from
 * the first column on, have names of their own: an LSTM's "gates" [N x 4H] are i | f | g | o. Once
 * backward of a step has written it, the step needs the slot that it {@code replaces} no more.
 */
public record Slot(String name, int columns, List<String> parts, Optional<String> replaces) {

  /** A slot without named parts. */
  public static Slot of(String name, int columns) {
    return new Slot(name, columns, List.of(), Optional.empty());
  }

  /** A slot of equal parts, each {@code columns} wide. */
  public static Slot of(String name, int columns, String... parts) {
    return new Slot(name, columns * parts.length, List.of(parts), Optional.empty());
  }

  /** This slot where each number is written after that of {@code other} in its place is read. */
  public Slot replacing(String other) {
    return new Slot(name, columns, parts, Optional.of(other));
  }
}
