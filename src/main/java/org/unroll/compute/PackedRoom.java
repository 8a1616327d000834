package org.unroll.compute;

/** Room that each thread uses again and again, to lay out one matrix after the other. */
public final class PackedRoom<A> {
  private final Tiles<A> tiles;
  private final ThreadLocal<Packed<A>> largest;

  /** Empty room. */
  public PackedRoom(Tiles<A> tiles) {
    this.tiles = tiles;
    largest = ThreadLocal.withInitial(() -> tiles.allocate(0, 0));
  }

  /** The transpose of w [inputs x outputs], laid out until the thread comes again. */
  public Packed<A> transposed(Block<A> w) {
    Packed<A> packed = new Packed<>(atLeast(w.columns(), w.rows()).parts(), w.columns(), w.rows());
    tiles.packTransposed(w, packed);
    return packed;
  }

  /** Room for a matrix of these sizes or larger, of any values. */
  Packed<A> atLeast(int outputs, int inputs) {
    Packed<A> room = largest.get();
    if (room.outputs() < outputs || room.inputs() < inputs) {
      room = tiles.allocate(Math.max(room.outputs(), outputs), Math.max(room.inputs(), inputs));
      largest.set(room);
    }
    return room;
  }
}
