package org.unroll.matrix;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;

/**
 * Rows with a single 1: row r is the unit vector of symbol {@code ids[from + r]} among {@code size}
 * symbols. A product with them picks columns of the weight instead of multiplying.
 */
public final class OneHot implements Rows {
  private final int[] ids;
  private final int from;
  private final int rows;
  private final int size;

  private OneHot(int[] ids, int from, int rows, int size) {
    this.ids = ids;
    this.from = from;
    this.rows = rows;
    this.size = size;
  }

  /**
   * The unit vectors of {@code ids} among {@code size} symbols. The array is kept, not copied.
   *
   * @throws IllegalArgumentException if an id is outside 0 .. size - 1
   */
  public static OneHot of(int[] ids, int size) {
    for (int r = 0; r < ids.length; r++) {
      int id = ids[r];
      require(
          id >= 0 && id < size,
          "OneHot: id %d in row %d is outside 0..%d. The ids were made with another vocabulary.",
          id,
          r,
          size - 1);
    }
    return new OneHot(ids, 0, ids.length, size);
  }

  /** The symbol of row {@code row}. */
  public int id(int row) {
    return ids[from + row];
  }

  /** The symbols of all rows, copied. */
  public int[] ids() {
    return Arrays.copyOfRange(ids, from, from + rows);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return size;
  }

  @Override
  public OneHot rows(int first, int to) {
    require(
        first >= 0 && first <= to && to <= rows,
        "OneHot.rows: %d..%d is outside 0..%d.",
        first,
        to,
        rows);
    return new OneHot(ids, from + first, to - first, size);
  }

  @Override
  public OneHot pick(int[] picked) {
    int[] chosen = new int[picked.length];
    for (int k = 0; k < picked.length; k++) {
      chosen[k] = id(picked[k]);
    }
    return new OneHot(chosen, 0, chosen.length, size);
  }

  @Override
  public void addProduct(Weight w, Matrix y) {
    fit("OneHot.addProduct: y", w, y);
    y.changed().gatherAdd(w.transposed().block(), ids, from, y.block());
  }

  @Override
  public void setAffine(Weight w, Matrix b, Matrix y) {
    fit("OneHot.setAffine: y", w, y);
    Checks.shape("OneHot.setAffine: b", b, 1, w.outputs());
    y.changed().gather(w.transposed().block(), ids, from, b.block(), y.block());
  }

  private void fit(String product, Weight w, Matrix y) {
    Checks.shape(product, y, rows, w.outputs());
    Checks.same("OneHot: the weight's inputs", w.inputs(), "the vocabulary", size);
  }

  @Override
  public void addOuter(Matrix dy, Matrix dW) {
    Checks.shape("OneHot.addOuter: dy", dy, rows, dW.rows());
    dW.changed().scatterAddColumns(dy.block(), ids, from, dW.block());
  }

  @Override
  public void addAffineGradients(Matrix dy, Matrix dW, Matrix db) {
    Checks.shape("OneHot.addAffineGradients: dy", dy, rows, dW.rows());
    Checks.shape("OneHot.addAffineGradients: db", db, 1, dW.rows());
    db.changed();
    dW.changed().scatterAddColumns(dy.block(), ids, from, dW.block(), db.block());
  }

  /** y = y + the rows of {@code table} [size x E] that these symbols name: y [N x E]. */
  public void addRowsOf(Matrix table, Matrix y) {
    Checks.shape("OneHot.addRowsOf: y", y, rows, table.columns());
    y.changed().gatherAdd(table.block(), ids, from, y.block());
  }

  /**
   * For each row in order: the row of {@code dTable} [size x E] that its symbol names += that row
   * of dy [N x E].
   */
  public void addTo(Matrix dTable, Matrix dy) {
    Checks.shape("OneHot.addTo: dy", dy, rows, dTable.columns());
    dTable.changed().scatterAdd(dy.block(), ids, from, dTable.block());
  }

  @Override
  public String toString() {
    return "OneHot[" + rows + " of " + size + " symbols]";
  }
}
