package org.unroll.compute;

/**
 * A rectangle of numbers inside an array: {@code rows} rows of {@code columns} neighbouring
 * numbers, the first row at {@code offset}, each further row {@code stride} numbers after the one
 * before.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Block<A>(A array, int offset, int rows, int columns, int stride) {

  /** Where row {@code row} begins. */
  public int at(int row) {
    return offset + row * stride;
  }

  /** The columns {@code from} (inclusive) to {@code to} (exclusive), sharing the array. */
  public Block<A> columns(int from, int to) {
    return new Block<>(array, offset + from, rows, to - from, stride);
  }

  /** The rows {@code from} (inclusive) to {@code to} (exclusive), sharing the array. */
  public Block<A> rows(int from, int to) {
    return new Block<>(array, at(from), to - from, columns, stride);
  }
}
