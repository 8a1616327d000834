package org.unroll.compute.vector;

import static org.unroll.compute.vector.VectorTiles.STRIP;

import org.unroll.compute.ArrayRoom;
import org.unroll.compute.Block;
import org.unroll.compute.Packed;
import org.unroll.compute.PackedRoom;
import org.unroll.compute.Spans;

/**
 * dw = dw + dy^T x by tiles: x is laid out in panels once, and meets dy strip by strip. Read where
 * they lie, the rows of dy would be a power of two apart and share a few places of the caches.
 */
final class VectorOuter<A> {

  /** Numbers of dy that are copied into strips together. */
  private static final int COPIED = 1 << 19;

  private final Spans<A> spans;
  private final VectorTiles<A> tiles;
  private final PackedRoom<A> layouts;
  private final ArrayRoom<A> strips;

  VectorOuter(Spans<A> spans, VectorTiles<A> tiles) {
    this.spans = spans;
    this.tiles = tiles;
    layouts = new PackedRoom<>(tiles);
    strips = new ArrayRoom<>(spans);
  }

  void add(Block<A> dy, Block<A> x, Block<A> dw) {
    Packed<A> panels = layouts.transposed(x);
    int wide = columnsCopied(x.rows());
    for (int column = 0; column < dy.columns(); column += wide) {
      int end = Math.min(dy.columns(), column + wide);
      addStrips(dy.columns(column, end), panels, dw.rows(column, end));
    }
  }

  /** As many columns of dy, in whole strips, as are copied together. */
  private static int columnsCopied(int rows) {
    return Math.max(1, COPIED / STRIP / Math.max(1, rows)) * STRIP;
  }

  private void addStrips(Block<A> dy, Packed<A> x, Block<A> dw) {
    A copies = inStrips(dy);
    for (int column = 0; column < dy.columns(); column += STRIP) {
      int end = Math.min(dy.columns(), column + STRIP);
      int at = column * dy.rows();
      Block<A> strip = new Block<>(copies, at, dy.rows(), end - column, STRIP);
      tiles.addStrip(strip, x, dw.rows(column, end));
    }
  }

  /**
   * dy cut into strips of columns, one after the other, each of rows as wide as a strip; row after
   * row, as dy lies in memory.
   */
  private A inStrips(Block<A> dy) {
    int all = (dy.columns() + STRIP - 1) / STRIP * STRIP;
    A copies = strips.atLeast(dy.rows() * all);
    for (int r = 0; r < dy.rows(); r++) {
      for (int column = 0; column < dy.columns(); column += STRIP) {
        int columns = Math.min(STRIP, dy.columns() - column);
        int at = column * dy.rows() + r * STRIP;
        spans.copy(dy.array(), dy.at(r) + column, copies, at, columns);
      }
    }
    return copies;
  }
}
