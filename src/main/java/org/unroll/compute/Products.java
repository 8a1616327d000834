package org.unroll.compute;

import static org.unroll.compute.Tiles.TRANSPOSED_STRIDE;

/** Products of whole matrices, cut so that what is used again stays in the second-level cache. */
final class Products<A> {

  /** Numbers of x in a block of rows that meets all weights before the next block does. */
  private static final int CACHED = 1 << 16;

  private static final int LEAST_ROWS = 16;

  /** Numbers of x that {@link #outer} lays out and sums before it turns to the next. */
  private static final int OUTER_CACHED = 1 << 17;

  private static final int MOST_ROWS = 1024;

  /**
   * Rows below which a product spends its time reading the weights, and weights from which two
   * threads read faster.
   */
  private static final int FEW_ROWS = 4;

  private static final int MANY_WEIGHTS = 1 << 18;

  private final Tiles<A> tiles;
  private final ThreadLocal<Packed<A>> scratch;
  private final ThreadLocal<A> strips;

  Products(Spans<A> spans, Tiles<A> tiles) {
    this.tiles = tiles;
    strips = ThreadLocal.withInitial(() -> spans.allocate(MOST_ROWS * TRANSPOSED_STRIDE));
    this.scratch = ThreadLocal.withInitial(() -> tiles.allocate(0, 0));
  }

  void product(Block<A> x, Packed<A> w, Block<A> y) {
    int step = Math.max(LEAST_ROWS, CACHED / Math.max(1, w.inputs()));
    if (y.rows() > step) {
      for (int from = 0; from < y.rows(); from += step) {
        int to = Math.min(y.rows(), from + step);
        tiles.addProduct(x.rows(from, to), w, y.rows(from, to));
      }
    } else if (y.rows() < FEW_ROWS && worthTwoThreads(w)) {
      SecondThread.HELPER.share(tiles.pieces(w), piece -> tiles.addPiece(piece, x, w, y));
    } else {
      tiles.addProduct(x, w, y);
    }
  }

  private boolean worthTwoThreads(Packed<A> w) {
    return w.outputs() * w.inputs() >= MANY_WEIGHTS
        && tiles.pieces(w) > 1
        && Runtime.getRuntime().availableProcessors() > 1;
  }

  /** x is laid out once, dy copied by strips of columns, for each block of rows. */
  void outer(Block<A> dy, Block<A> x, Block<A> dw) {
    int step = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, OUTER_CACHED / Math.max(1, x.columns())));
    Packed<A> room = scratch(dw.columns(), Math.min(step, x.rows()));
    A strip = strips.get();
    for (int from = 0; from < x.rows(); from += step) {
      int to = Math.min(x.rows(), from + step);
      Packed<A> laidOut = new Packed<>(room.parts(), dw.columns(), to - from);
      tiles.packTransposed(x.rows(from, to), laidOut);
      for (int column = 0; column < dy.columns(); column += TRANSPOSED_STRIDE) {
        int end = Math.min(dy.columns(), column + TRANSPOSED_STRIDE);
        Block<A> some = new Block<>(strip, 0, to - from, end - column, TRANSPOSED_STRIDE);
        BlockPrimitives.copyRows(dy.rows(from, to).columns(column, end), some);
        tiles.addTransposedProduct(some, laidOut, dw.rows(column, end));
      }
    }
  }

  private Packed<A> scratch(int outputs, int inputs) {
    Packed<A> room = scratch.get();
    if (room.outputs() < outputs || room.inputs() < inputs) {
      room = tiles.allocate(Math.max(room.outputs(), outputs), Math.max(room.inputs(), inputs));
      scratch.set(room);
    }
    return room;
  }

  /** Started when the first product needs it. */
  private static final class SecondThread {
    static final Helpers HELPER = new Helpers(1);
  }
}
