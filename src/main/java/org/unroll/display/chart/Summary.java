package org.unroll.display.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix cut down to what a picture can show: of each block, the value of largest magnitude.
 *
 * @param values [rows x columns]
 * @param rowLabels one for each row; empty for none
 * @param columnLabels one for each column; empty for none
 * @param note what was summarised, or an empty text
 */
record Summary(double[][] values, List<String> rowLabels, List<String> columnLabels, String note) {
  /** At most so many rows and columns. */
  static Summary of(
      double[][] values, List<String> rowLabels, List<String> columnLabels, int rows, int columns) {
    int height = values.length;
    int width = height == 0 ? 0 : values[0].length;
    if (height <= rows && width <= columns) {
      return new Summary(values, rowLabels, columnLabels, "");
    }
    int shownRows = Math.min(height, rows);
    int shownColumns = Math.min(width, columns);
    double[][] blocks = new double[shownRows][shownColumns];
    for (int row = 0; row < shownRows; row++) {
      for (int column = 0; column < shownColumns; column++) {
        blocks[row][column] =
            strongest(
                values,
                edge(row, shownRows, height),
                edge(row + 1, shownRows, height),
                edge(column, shownColumns, width),
                edge(column + 1, shownColumns, width));
      }
    }
    String note =
        height
            + " x "
            + width
            + " values in "
            + shownRows
            + " x "
            + shownColumns
            + " blocks: the largest of each";
    return new Summary(
        blocks,
        firsts(rowLabels, shownRows, height),
        firsts(columnLabels, shownColumns, width),
        note);
  }

  private static int edge(int block, int blocks, int size) {
    return (int) ((long) block * size / blocks);
  }

  private static List<String> firsts(List<String> labels, int blocks, int size) {
    return labels.isEmpty()
        ? labels
        : IntStream.range(0, blocks).mapToObj(k -> labels.get(edge(k, blocks, size))).toList();
  }

  private static double strongest(double[][] values, int top, int bottom, int left, int right) {
    double strongest = values[top][left];
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double value = values[row][column];
        if (Double.isNaN(value) || Math.abs(value) > Math.abs(strongest)) {
          strongest = Double.isNaN(strongest) ? strongest : value;
        }
      }
    }
    return strongest;
  }
}
