package org.unroll.compute;

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

  /**
   * Rows below which a product spends its time reading the weights, and weights from which two
   * threads read faster.
   */
  private static final int FEW_ROWS = 4;

  private static final int MANY_WEIGHTS = 1 << 18;

  private final Tiles<A> tiles;

  Products(Tiles<A> tiles) {
    this.tiles = tiles;
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

  void outer(Block<A> dy, Block<A> x, Block<A> dw) {
    int step = rowsSummed(x.rows());
    for (int from = 0; from < x.rows(); from += step) {
      int to = Math.min(x.rows(), from + step);
      tiles.addOuter(dy.rows(from, to), x.rows(from, to), dw);
    }
  }

  /** As many rows as {@link #outer} sums at a time, in blocks as even as can be. */
  static int rowsSummed(int rows) {
    int blocks = (rows + MOST_ROWS - 1) / MOST_ROWS;
    return blocks == 0 ? 0 : (rows + blocks - 1) / blocks;
  }

  /** Started when the first product needs it. */
  private static final class SecondThread {
    static final Helpers HELPER = new Helpers(1);
  }
}
