package org.unroll.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as plain HTML, which reads well without any style, and as text.
 *
 * @param header one name for each column
 * @param rows cells in the order of the header; at most {@value #MOST_ROWS} are shown, and the
 *     table says so
 */
public record HtmlTable(List<String> header, List<List<String>> rows) {
  /** How many rows are shown. */
  public static final int MOST_ROWS = 40;

  /** Checks that every row fits the header. */
  public HtmlTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "HtmlTable: a row has "
                + row.size()
                + " cells but the header has "
                + header.size()
                + " columns.");
      }
    }
  }

  /** The table as HTML: no style, no script, every cell escaped. */
  public String html() {
    return "<table><thead><tr>"
        + cells("th", header)
        + "</tr></thead><tbody>"
        + shown().stream()
            .map(row -> "<tr>" + cells("td", row) + "</tr>")
            .collect(Collectors.joining())
        + "</tbody></table>"
        + (left() > 0 ? "<p>and " + left() + " more rows</p>" : "");
  }

  /** The table as lines of text, in columns. */
  public String text() {
    List<List<String>> lines = new ArrayList<>(List.of(header));
    lines.addAll(shown());
    int[] widths =
        IntStream.range(0, header.size())
            .map(
                column ->
                    lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
            .toArray();
    String text = lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
    return text + (left() > 0 ? "\nand " + left() + " more rows" : "");
  }

  private List<List<String>> shown() {
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  private int left() {
    return rows.size() - shown().size();
  }

  private static String cells(String element, List<String> cells) {
    return cells.stream()
        .map(cell -> "<" + element + ">" + escape(cell) + "</" + element + ">")
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(k -> cells.get(k) + " ".repeat(widths[k] - cells.get(k).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
