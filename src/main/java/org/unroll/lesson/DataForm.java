package org.unroll.lesson;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unroll.lesson.DataFile.UnusableException;

/**
 * What a data file of the lessons must look like.
 *
 * @param rows how many, without the header
 * @param columns their names; one that ends with # holds numbers
 */
record DataForm(int rows, List<String> columns) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** One that is not inside quotes. */
  private static final Pattern COMMA = Pattern.compile(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)");

  private static final int SHOWN = 40;

  /** Columns named in one text, with blanks between them. */
  static DataForm of(int rows, String columns) {
    return new DataForm(rows, List.of(columns.split(" ")));
  }

  /** As {@link #of}, where {@code columns} is followed by columns that are counted. */
  static DataForm of(int rows, String columns, String counted, int from, int to) {
    Stream<String> last =
        IntStream.rangeClosed(from, to).mapToObj(k -> counted.replace("?", "" + k));
    return new DataForm(rows, Stream.concat(Stream.of(columns.split(" ")), last).toList());
  }

  /**
   * Checks a file's text, whose lines end with a line feed.
   *
   * @throws UnusableException that names the first thing that is wrong
   */
  void check(String file, String text) {
    List<String> lines = text.lines().toList();
    String header = String.join(",", columns).replace("#", "");
    String first = lines.isEmpty() ? "" : lines.get(0);
    if (!first.equals(header)) {
      throw wrong("%s begins with \"%s\" instead of \"%s\".", file, shown(first), shown(header));
    }
    boolean cut = !text.endsWith("\n");
    if (lines.size() - 1 != rows || cut) {
      throw wrong(
          "%s has %,d %srows instead of %,d.",
          file, lines.size() - (cut ? 2 : 1), cut ? "whole " : "", rows);
    }
    for (int row = 1; row <= rows; row++) {
      check(file, row, lines.get(row));
    }
  }

  private void check(String file, int row, String line) {
    String[] cells = line.indexOf('"') < 0 ? line.split(",", -1) : COMMA.split(line, -1);
    if (cells.length != columns.size()) {
      throw wrong(
          "%s: row %,d is \"%s\", %d values instead of %d.",
          file, row, shown(line), cells.length, columns.size());
    }
    for (int k = 0; k < cells.length; k++) {
      String column = columns.get(k);
      boolean number = column.endsWith("#");
      if (number ? !NUMBER.matcher(cells[k]).matches() : cells[k].isBlank()) {
        throw wrong(
            "%s: row %,d has \"%s\" as %s instead of a %s.",
            file, row, shown(cells[k]), column.replace("#", ""), number ? "number" : "text");
      }
    }
  }

  private static UnusableException wrong(String format, Object... values) {
    return new UnusableException(
        String.format(java.util.Locale.ROOT, format, values) + " Restore it from the repository.");
  }

  private static String shown(String text) {
    String readable = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    return readable.length() <= SHOWN ? readable : readable.substring(0, SHOWN) + "...";
  }
}
