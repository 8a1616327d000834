package org.unroll.compute;

/** Room that each thread uses again and again, for numbers that nobody needs for long. */
public final class ArrayRoom<A> {
  private final Spans<A> spans;
  private final ThreadLocal<Block<A>> largest;

  /** Empty room. */
  public ArrayRoom(Spans<A> spans) {
    this.spans = spans;
    largest = ThreadLocal.withInitial(() -> new Block<>(spans.allocate(0), 0, 1, 0, 0));
  }

  /** An array of at least {@code length} numbers, of any values, until the thread comes again. */
  public A atLeast(int length) {
    Block<A> room = largest.get();
    if (room.columns() < length) {
      room = new Block<>(spans.allocate(length), 0, 1, length, length);
      largest.set(room);
    }
    return room.array();
  }
}
