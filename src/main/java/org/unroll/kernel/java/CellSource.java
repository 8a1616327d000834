package org.unroll.kernel.java;

/**
 * Where code comes from.
 *
 * @param name what an error calls it, for example {@code Cell [3]}
 * @param code the whole code
 */
public record CellSource(String name, String code) {
  /** The code of the cell with this execution count. */
  public static CellSource ofCell(int count, String code) {
    return new CellSource("Cell [" + count + "]", code);
  }

  /** One line of the code, from 1; empty if there is none. */
  String line(int number) {
    return code.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
  }
}
