package org.unroll.matrix;

import java.util.Locale;

/**
 * A matrix as text that fits a screen: at most 8 rows of 10 numbers, with what is left out named.
 */
final class MatrixText {
  private static final int MOST_ROWS = 8;
  private static final int MOST_COLUMNS = 10;

  private MatrixText() {}

  static String of(Matrix m) {
    StringBuilder text = new StringBuilder("Matrix " + m.shape());
    int rows = Math.min(MOST_ROWS, m.rows());
    int columns = Math.min(MOST_COLUMNS, m.columns());
    for (int r = 0; r < rows; r++) {
      text.append('\n');
      for (int c = 0; c < columns; c++) {
        text.append(String.format(Locale.ROOT, "%10.4f", m.get(r, c)));
      }
      text.append(columns < m.columns() ? "  ..." : "");
    }
    return rows < m.rows() ? text.append("\n       ...").toString() : text.toString();
  }
}
