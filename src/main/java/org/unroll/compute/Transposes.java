package org.unroll.compute;

/** Matrices turned around, each thread with room for one. */
final class Transposes<A> {

  /** Rows of x that are read together, so that they stay in the first-level cache. */
  private static final int TOGETHER = 64;

  /** What lies between two rows of the room, in numbers. */
  private static final int APART = 16;

  private final Spans<A> spans;
  private final ArrayRoom<A> room;

  Transposes(Spans<A> spans) {
    this.spans = spans;
    room = new ArrayRoom<>(spans);
  }

  /**
   * Zeros, to be turned next. The rows are no power of two apart, since those would share places in
   * a cache.
   */
  Block<A> room(int rows, int columns) {
    int stride = columns + APART;
    int numbers = Math.multiplyExact(rows, stride);
    A array = room.atLeast(numbers);
    spans.fill(0, array, 0, numbers);
    return new Block<>(array, 0, rows, columns, stride);
  }

  /** y = x transposed. */
  void set(Block<A> x, Block<A> y) {
    for (int from = 0; from < y.columns(); from += TOGETHER) {
      int n = Math.min(TOGETHER, y.columns() - from);
      for (int r = 0; r < y.rows(); r++) {
        spans.copyStrided(x.array(), x.at(from) + r, x.stride(), y.array(), y.at(r) + from, 1, n);
      }
    }
  }

  /** y = y + x transposed. */
  void add(Block<A> x, Block<A> y) {
    for (int from = 0; from < y.columns(); from += TOGETHER) {
      int n = Math.min(TOGETHER, y.columns() - from);
      for (int r = 0; r < y.rows(); r++) {
        spans.addStrided(x.array(), x.at(from) + r, x.stride(), y.array(), y.at(r) + from, n);
      }
    }
  }
}
