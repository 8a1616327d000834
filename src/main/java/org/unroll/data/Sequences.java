package org.unroll.data;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Rows;

/** Rows taken one by one from others. */
final class Sequences {
  private Sequences() {}

  static Rows pick(Rows x, int[] rows) {
    return x instanceof OneHot symbols ? pick(symbols, rows) : pick((Matrix) x, rows);
  }

  private static OneHot pick(OneHot x, int[] rows) {
    int[] ids = new int[rows.length];
    for (int k = 0; k < rows.length; k++) {
      ids[k] = x.id(rows[k]);
    }
    return OneHot.of(ids, x.columns());
  }

  static Matrix pick(Matrix x, int[] rows) {
    Matrix picked = Matrix.zeros(x.precision(), rows.length, x.columns());
    for (int k = 0; k < rows.length; k++) {
      picked.rows(k, k + 1).set(x.rows(rows[k], rows[k] + 1));
    }
    return picked;
  }
}
