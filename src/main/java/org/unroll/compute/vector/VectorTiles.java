package org.unroll.compute.vector;

import org.unroll.compute.ArrayRoom;
import org.unroll.compute.Block;
import org.unroll.compute.Packed;
import org.unroll.compute.Spans;
import org.unroll.compute.Tiles;

/**
 * Products by register tiles: a few rows of y by a panel of vectors stay in registers while all
 * inputs pass. A part of a packed matrix is one panel, [inputs x panel], its last columns unused if
 * the outputs end before. A piece of a product is four vectors wide: one panel, or two narrower
 * ones.
 */
abstract class VectorTiles<A> implements Tiles<A> {

  /** Vectors side by side in a piece. */
  static final int VECTORS = 4;

  /** Rows of a tile whose inputs are neighbours. */
  static final int ROWS = 4;

  /**
   * Columns of a strip of dy. No power of two, since rows so far apart share places in a cache; a
   * multiple of the columns of a tile; and no sum or difference of two powers of two: the compiler
   * would multiply by that with shifts, and check every index in the loop instead of all before it.
   */
  static final int STRIP = 100;

  /** Inputs of a panel that are written together, so that they stay in the first-level cache. */
  private static final int PACKED_TOGETHER = 64;

  private final Spans<A> spans;
  private final int width;
  private final int panels;
  private final int panel;
  private final int tileColumns;
  private final ArrayRoom<A> edge;
  private final VectorOuter<A> outer;

  /**
   * Tiles for vectors of so many lanes.
   *
   * @param panels into how many panels a piece is cut
   * @param tileColumns columns of dy, rows of dW, of a tile
   */
  VectorTiles(Spans<A> spans, int lanes, int panels, int tileColumns) {
    this.spans = spans;
    this.width = VECTORS * lanes;
    this.panels = panels;
    this.panel = width / panels;
    this.tileColumns = tileColumns;
    this.edge = new ArrayRoom<>(spans);
    this.outer = new VectorOuter<>(spans, this);
  }

  @Override
  public final Packed<A> allocate(int outputs, int inputs) {
    int pieces = (outputs + width - 1) / width;
    return new Packed<>(spans.allocate(pieces * panels, inputs * panel), outputs, inputs);
  }

  @Override
  public final void pack(Block<A> w, Packed<A> into) {
    for (int from = 0; from < into.inputs(); from += PACKED_TOGETHER) {
      int inputs = Math.min(PACKED_TOGETHER, into.inputs() - from);
      for (int j = 0; j < into.outputs(); j++) {
        int at = from * panel + j % panel;
        spans.copyStrided(w.array(), w.at(j) + from, 1, into.parts()[j / panel], at, panel, inputs);
      }
    }
  }

  @Override
  public final void packTransposed(Block<A> w, Packed<A> into) {
    for (int k = 0; k < into.inputs(); k++) {
      for (int from = 0; from < into.outputs(); from += panel) {
        int columns = Math.min(panel, into.outputs() - from);
        spans.copy(w.array(), w.at(k) + from, into.parts()[from / panel], k * panel, columns);
      }
    }
  }

  @Override
  public final void addProduct(Block<A> x, Packed<A> w, Block<A> y) {
    for (int piece = 0; piece < pieces(w); piece++) {
      addPiece(piece, x, w, y);
    }
  }

  @Override
  public final int pieces(Packed<A> w) {
    return (w.outputs() + width - 1) / width;
  }

  @Override
  public final void addPiece(int piece, Block<A> x, Packed<A> w, Block<A> y) {
    int from = piece * width;
    int columns = Math.min(width, w.outputs() - from);
    for (int row = 0; row < y.rows(); row += ROWS) {
      int rows = Math.min(ROWS, y.rows() - row);
      int yAt = y.at(row) + from;
      if (columns == width) {
        addRows(rows, x, row, w, piece, y.array(), yAt, y.stride());
      } else {
        A tile = edge.atLeast(ROWS * width);
        copyRows(rows, columns, y.array(), yAt, y.stride(), tile, 0, width);
        addRows(rows, x, row, w, piece, tile, 0, width);
        copyRows(rows, columns, tile, 0, width, y.array(), yAt, y.stride());
      }
    }
  }

  private void addRows(
      int rows, Block<A> x, int from, Packed<A> w, int piece, A y, int yAt, int yStep) {
    int first = piece * panels;
    if (rows == ROWS) {
      for (int p = 0; p < panels; p++) {
        A weights = w.parts()[first + p];
        int at = yAt + p * panel;
        addFourRows(x.array(), x.at(from), x.stride(), weights, w.inputs(), y, at, yStep);
      }
    } else {
      for (int r = 0; r < rows; r++) {
        addRow(x.array(), x.at(from + r), w.parts(), first, w.inputs(), y, yAt + r * yStep);
      }
    }
  }

  @Override
  public final void addOuter(Block<A> dy, Block<A> x, Block<A> dw) {
    outer.add(dy, x, dw);
  }

  /** y = y + x^T w^T, where x is a strip that lies row after row, {@link #STRIP} numbers each. */
  final void addStrip(Block<A> x, Packed<A> w, Block<A> y) {
    for (int from = 0; from < w.outputs(); from += panel) {
      for (int row = 0; row < y.rows(); row += tileColumns) {
        addTile(x, row, w, from, y);
      }
    }
  }

  /** A few rows of y by a panel; those beyond the edge of y are summed for nothing. */
  private void addTile(Block<A> x, int row, Packed<A> w, int from, Block<A> y) {
    A weights = w.parts()[from / panel];
    int xAt = x.offset() + row;
    int yAt = y.at(row) + from;
    int rows = Math.min(tileColumns, y.rows() - row);
    int columns = Math.min(panel, w.outputs() - from);
    if (rows == tileColumns && columns == panel) {
      addColumns(x.array(), xAt, weights, w.inputs(), y.array(), yAt, y.stride());
    } else {
      A tile = edge.atLeast(tileColumns * panel);
      copyRows(rows, columns, y.array(), yAt, y.stride(), tile, 0, panel);
      addColumns(x.array(), xAt, weights, w.inputs(), tile, 0, panel);
      copyRows(rows, columns, tile, 0, panel, y.array(), yAt, y.stride());
    }
  }

  private void copyRows(
      int rows, int columns, A from, int fromAt, int fromStep, A to, int toAt, int toStep) {
    for (int r = 0; r < rows; r++) {
      spans.copy(from, fromAt + r * fromStep, to, toAt + r * toStep, columns);
    }
  }

  /**
   * Four rows of y, {@code yStep} apart and as wide as the panel: y = y + x w^T, where the rows of
   * x are {@code xStep} apart.
   */
  abstract void addFourRows(A x, int xAt, int xStep, A panel, int inputs, A y, int yAt, int yStep);

  /**
   * As many rows of y as a tile has columns, as wide as the panel: y = y + x^T w^T, where the
   * columns of x are neighbours and the inputs of each {@link #STRIP} apart.
   */
  abstract void addColumns(A x, int xAt, A panel, int inputs, A y, int yAt, int yStep);

  /** One row of y, as wide as the panels of a piece, of which this is the first: y = y + x w^T. */
  abstract void addRow(A x, int xAt, A[] panels, int first, int inputs, A y, int yAt);
}
