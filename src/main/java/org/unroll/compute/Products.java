package org.unroll.compute;

import static org.unroll.compute.Tiles.TRANSPOSED_STRIDE;

/** Products of whole matrices, cut so that what is used again stays in the second-level cache. */
final class Products<A> {

  /** Numbers of x in a block of {@link #rowsTogether}. */
  private static final int CACHED = 1 << 16;

  private static final int LEAST_ROWS = 16;

  /**
   * Rows that {@link #outer} sums before it adds them to dw: many, as dw is read and written each
   * time, but so few that a panel of x and a strip of dy fit into the cache.
   */
  private static final int MOST_ROWS = 448;

  /** Numbers of dy that are copied into strips together. */
  private static final int STRIPS = 1 << 19;

  /**
   * Rows below which a product spends its time reading the weights, and weights from which two
   * threads read faster.
   */
  private static final int FEW_ROWS = 4;

  private static final int MANY_WEIGHTS = 1 << 18;

  private final Spans<A> spans;
  private final Tiles<A> tiles;
  private final ThreadLocal<Packed<A>> scratch;
  private final ThreadLocal<Block<A>> strips;

  Products(Spans<A> spans, Tiles<A> tiles) {
    this.spans = spans;
    this.tiles = tiles;
    strips = ThreadLocal.withInitial(() -> new Block<>(spans.allocate(0), 0, 1, 0, 0));
    this.scratch = ThreadLocal.withInitial(() -> tiles.allocate(0, 0));
  }

  /** Rows of x that meet all weights before the next rows do. */
  int rowsTogether(Packed<A> w) {
    return Math.max(LEAST_ROWS, CACHED / Math.max(1, w.inputs()));
  }

  void product(Block<A> x, Packed<A> w, Block<A> y) {
    int step = rowsTogether(w);
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

  /** For each block of rows x is laid out once, then dy, some columns after the others. */
  void outer(Block<A> dy, Block<A> x, Block<A> dw) {
    int step = rowsSummed(x.rows());
    int wide = columnsCopied(step);
    Packed<A> room = scratch(dw.columns(), step);
    for (int from = 0; from < x.rows(); from += step) {
      int to = Math.min(x.rows(), from + step);
      Packed<A> laidOut = new Packed<>(room.parts(), dw.columns(), to - from);
      tiles.packTransposed(x.rows(from, to), laidOut);
      for (int column = 0; column < dy.columns(); column += wide) {
        int end = Math.min(dy.columns(), column + wide);
        addStrips(dy.rows(from, to).columns(column, end), laidOut, dw.rows(column, end));
      }
    }
  }

  /** As many rows as {@link #outer} sums at a time, in blocks as even as can be. */
  static int rowsSummed(int rows) {
    int blocks = (rows + MOST_ROWS - 1) / MOST_ROWS;
    return blocks == 0 ? 0 : (rows + blocks - 1) / blocks;
  }

  /** As many columns of dy, in whole strips, as are copied together. */
  private static int columnsCopied(int rows) {
    return Math.max(1, STRIPS / TRANSPOSED_STRIDE / Math.max(1, rows)) * TRANSPOSED_STRIDE;
  }

  private void addStrips(Block<A> dy, Packed<A> x, Block<A> dw) {
    A strips = inStrips(dy);
    for (int column = 0; column < dy.columns(); column += TRANSPOSED_STRIDE) {
      int end = Math.min(dy.columns(), column + TRANSPOSED_STRIDE);
      int at = column * dy.rows();
      Block<A> strip = new Block<>(strips, at, dy.rows(), end - column, TRANSPOSED_STRIDE);
      tiles.addTransposedProduct(strip, x, dw.rows(column, end));
    }
  }

  /**
   * dy cut into strips of columns, one after the other, each of rows as wide as a strip; row after
   * row, as dy lies in memory.
   */
  private A inStrips(Block<A> dy) {
    int all = (dy.columns() + TRANSPOSED_STRIDE - 1) / TRANSPOSED_STRIDE * TRANSPOSED_STRIDE;
    A strips = strips(dy.rows() * all);
    for (int r = 0; r < dy.rows(); r++) {
      for (int column = 0; column < dy.columns(); column += TRANSPOSED_STRIDE) {
        int columns = Math.min(TRANSPOSED_STRIDE, dy.columns() - column);
        int at = column * dy.rows() + r * TRANSPOSED_STRIDE;
        spans.copy(dy.array(), dy.at(r) + column, strips, at, columns);
      }
    }
    return strips;
  }

  private A strips(int length) {
    Block<A> room = strips.get();
    if (room.columns() < length) {
      room = new Block<>(spans.allocate(length), 0, 1, length, length);
      strips.set(room);
    }
    return room.array();
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
