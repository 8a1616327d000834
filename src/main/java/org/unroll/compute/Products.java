package org.unroll.compute;

/** Products of whole matrices, cut so that what is used again stays in the second-level cache. */
final class Products<A> {

  /** Numbers of x in a block of rows that meets all weights before the next block does. */
  private static final int CACHED = 1 << 16;

  private static final int LEAST_ROWS = 16;

  /** Rows that {@link #outer} lays out and sums before it turns to the next. */
  private static final int OUTER_ROWS = 128;

  /** Columns of dy that {@link #outer} multiplies before it turns to the next. */
  private static final int OUTER_COLUMNS = 96;

  /**
   * Rows below which a product spends its time reading the weights, and weights from which two
   * threads read faster.
   */
  private static final int FEW_ROWS = 4;

  private static final int MANY_WEIGHTS = 1 << 18;

  private final Tiles<A> tiles;
  private final ThreadLocal<Packed<A>> scratch;

  Products(Tiles<A> tiles) {
    this.tiles = tiles;
    this.scratch = ThreadLocal.withInitial(() -> tiles.allocate(0, OUTER_ROWS));
  }

  void product(Block<A> x, Packed<A> w, Block<A> y) {
    int step = Math.max(LEAST_ROWS, CACHED / Math.max(1, w.inputs()));
    if (y.rows() > step) {
      for (int from = 0; from < y.rows(); from += step) {
        int to = Math.min(y.rows(), from + step);
        tiles.addProduct(x.rows(from, to), w, y.rows(from, to));
      }
    } else if (y.rows() < FEW_ROWS && worthTwoThreads(w)) {
      SecondThread.COMPANION.share(tiles.pieces(w), piece -> tiles.addPiece(piece, x, w, y));
    } else {
      tiles.addProduct(x, w, y);
    }
  }

  private boolean worthTwoThreads(Packed<A> w) {
    return w.outputs() * w.inputs() >= MANY_WEIGHTS
        && tiles.pieces(w) > 1
        && Runtime.getRuntime().availableProcessors() > 1;
  }

  void outer(Block<A> dy, Block<A> x, Block<A> dw) {
    Packed<A> room = scratch(dw.columns());
    for (int from = 0; from < x.rows(); from += OUTER_ROWS) {
      int to = Math.min(x.rows(), from + OUTER_ROWS);
      Packed<A> laidOut = new Packed<>(room.parts(), dw.columns(), to - from);
      tiles.packTransposed(x.rows(from, to), laidOut);
      for (int row = 0; row < dw.rows(); row += OUTER_COLUMNS) {
        int end = Math.min(dw.rows(), row + OUTER_COLUMNS);
        tiles.addTransposedProduct(dy.rows(from, to).columns(row, end), laidOut, dw.rows(row, end));
      }
    }
  }

  private Packed<A> scratch(int outputs) {
    Packed<A> room = scratch.get();
    if (room.outputs() < outputs) {
      room = tiles.allocate(outputs, OUTER_ROWS);
      scratch.set(room);
    }
    return room;
  }

  /** Started when the first product needs it. */
  private static final class SecondThread {
    static final Companion COMPANION = new Companion();
  }
}
