package org.unroll.display.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.CellGrid;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * A matrix as colours, with its numbers where they fit: states and gates over time, gradients,
 * weights.
 *
 * <p>More than {@value #MOST_ROWS} rows or {@value #MOST_COLUMNS} columns are summarised by blocks,
 * and the picture says so.
 */
public final class HeatMap {
  static final int MOST_ROWS = 48;
  static final int MOST_COLUMNS = 100;
  private static final double LABEL_ROOM = 130;
  private static final TextStyle TICK = TextStyle.SMALL;
  private static final TextStyle NUMBER = TextStyle.SMALL.colored(Palette.INK);

  /**
   * How much room a map has: the most rows and columns, and the largest size of its cells together.
   */
  private record Room(int rows, int columns, double width, double height) {
    static final Room PAGE = new Room(MOST_ROWS, MOST_COLUMNS, 640, 384);
    static final Room TILE = new Room(24, 60, 300, 168);
  }

  private final String title;
  private final double[][] values;
  private final String rowName;
  private final List<String> rowLabels;
  private final String columnName;
  private final List<String> columnLabels;
  private final ColorMap colors;
  private final DoubleFunction<String> format;

  private HeatMap(
      String title,
      double[][] values,
      String rowName,
      List<String> rowLabels,
      String columnName,
      List<String> columnLabels,
      ColorMap colors,
      DoubleFunction<String> format) {
    this.title = title;
    this.values = values;
    this.rowName = rowName;
    this.rowLabels = rowLabels;
    this.columnName = columnName;
    this.columnLabels = columnLabels;
    this.colors = colors;
    this.format = format;
  }

  /**
   * A heat map whose colours fit its values and whose rows and columns are counted from 0.
   *
   * @param values [rows x columns], at least one of each, all rows of one length
   */
  public static HeatMap of(String title, double[][] values) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("HeatMap: the matrix of '" + title + "' is empty.");
    }
    if (Arrays.stream(values).anyMatch(row -> row.length != values[0].length)) {
      throw new IllegalArgumentException("HeatMap: the rows of '" + title + "' differ in length.");
    }
    return new HeatMap(
        title,
        values,
        "row",
        counted(values.length),
        "column",
        counted(values[0].length),
        ColorMap.fitting(values),
        Numbers::brief);
  }

  private static List<String> counted(int size) {
    return IntStream.range(0, size).mapToObj(String::valueOf).toList();
  }

  /** This map with its rows named, counted from 0. */
  public HeatMap rows(String name) {
    return rows(name, rowLabels);
  }

  /** This map with a name for its rows and a label for each. */
  public HeatMap rows(String name, List<String> labels) {
    return new HeatMap(
        title,
        values,
        name,
        matching(labels, values.length, "row"),
        columnName,
        columnLabels,
        colors,
        format);
  }

  /** This map with its columns named, counted from 0. */
  public HeatMap columns(String name) {
    return columns(name, columnLabels);
  }

  /** This map with a name for its columns and a label for each. */
  public HeatMap columns(String name, List<String> labels) {
    return new HeatMap(
        title,
        values,
        rowName,
        rowLabels,
        name,
        matching(labels, values[0].length, "column"),
        colors,
        format);
  }

  /** This map in given colours. */
  public HeatMap colors(ColorMap map) {
    return new HeatMap(title, values, rowName, rowLabels, columnName, columnLabels, map, format);
  }

  /** This map with its numbers written in a given way. */
  public HeatMap numbers(DoubleFunction<String> numberFormat) {
    return new HeatMap(
        title, values, rowName, rowLabels, columnName, columnLabels, colors, numberFormat);
  }

  private List<String> matching(List<String> labels, int size, String what) {
    if (labels.size() != size) {
      throw new IllegalArgumentException(
          "HeatMap: '"
              + title
              + "' has "
              + size
              + " "
              + what
              + "s but "
              + labels.size()
              + " labels for them.");
    }
    return Symbols.visible(labels);
  }

  /** Draws the map. */
  public Picture picture() {
    return picture(describe());
  }

  /** Draws the map with words of the caller's own. */
  Picture picture(String words) {
    return Picture.of(title, words, canvas -> draw(canvas, 0, 0));
  }

  /**
   * Draws several maps beside and below each other, two in a row, such as the gates of a cell over
   * time.
   */
  public static Picture tiles(String title, List<HeatMap> maps) {
    String words = title + "\n" + String.join("\n", maps.stream().map(HeatMap::describe).toList());
    Canvas canvas = new Canvas(title, words);
    canvas.text(0, 0, title, TextStyle.HEADING.sized(15));
    double top = 26;
    for (int k = 0; k < maps.size(); k++) {
      top = k % 2 == 0 && k > 0 ? canvas.bottom() + 20 : top;
      maps.get(k).draw(canvas, k % 2 * (Room.TILE.width() + 66), top, Room.TILE);
    }
    return canvas.picture(words);
  }

  String describe() {
    double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    return title
        + ": "
        + values.length
        + " x "
        + values[0].length
        + " values from "
        + plain(Arrays.stream(all).min().orElseThrow())
        + " to "
        + plain(Arrays.stream(all).max().orElseThrow())
        + " (rows: "
        + rowName
        + ", columns: "
        + columnName
        + ")";
  }

  private String plain(double value) {
    return format.apply(value).replace('−', '-');
  }

  /** Draws the map with its heading's left edge at x and its top at y. */
  public void draw(Canvas canvas, double x, double y) {
    draw(canvas, x, y, Room.PAGE);
  }

  private void draw(Canvas canvas, double x, double y, Room room) {
    Summary shown = Summary.of(values, rowLabels, columnLabels, room.rows(), room.columns());
    canvas.text(x, y + 8, title, TextStyle.HEADING);
    ColorBar.draw(canvas, x, y + 28, colors, format);
    double top = y + 46;
    if (!shown.note().isEmpty()) {
      canvas.text(x, top, TICK.fit(shown.note(), room.width() + 40), TICK.start());
      top += 16;
    }
    top += 12;
    canvas.text(x, top - 10, rowName + " ↓   " + columnName + " →", TICK.start());
    double left = x + 8 + widest(shown.rowLabels());
    cells(canvas, shown, left, top, room);
  }

  private void cells(Canvas canvas, Summary shown, double left, double top, Room room) {
    int rows = shown.values().length;
    int columns = shown.values()[0].length;
    double number =
        8
            + Arrays.stream(shown.values())
                .flatMapToDouble(Arrays::stream)
                .map(value -> NUMBER.width(format.apply(value)))
                .max()
                .orElse(0);
    boolean numbered = number * columns <= room.width() && rows <= 20;
    double wished = Math.min(Math.max(widest(shown.columnLabels()) + 5, 26), 80);
    double width = Math.min(room.width() / columns, numbered ? Math.max(number, wished) : wished);
    double height = Math.min(room.height() / rows, 22);
    new CellGrid(shown.values(), colors).draw(canvas, left, top, width, height);
    canvas.rect(left, top, columns * width, rows * height, 0, Paint.stroke(Palette.EDGE, 1));
    if (numbered) {
      numbers(canvas, shown.values(), left, top, width, height);
    }
    rowTicks(canvas, shown.rowLabels(), left, top, height);
    columnTicks(canvas, shown.columnLabels(), left, top + rows * height, width);
  }

  private void numbers(
      Canvas canvas, double[][] shown, double left, double top, double width, double height) {
    for (int row = 0; row < shown.length; row++) {
      for (int column = 0; column < shown[row].length; column++) {
        double value = shown[row][column];
        canvas.text(
            left + (column + 0.5) * width,
            top + (row + 0.5) * height,
            format.apply(value),
            NUMBER.colored(colors.textOn(value)));
      }
    }
  }

  private static double widest(List<String> labels) {
    return labels.stream()
        .mapToDouble(label -> TICK.width(TICK.fit(label, LABEL_ROOM)))
        .max()
        .orElse(0);
  }

  private static void rowTicks(
      Canvas canvas, List<String> labels, double left, double top, double height) {
    int every = Thinning.every(13 / height);
    for (int row = 0; row < labels.size(); row += every) {
      canvas.text(
          left - 6, top + (row + 0.5) * height, TICK.fit(labels.get(row), LABEL_ROOM), TICK.end());
    }
  }

  private static void columnTicks(
      Canvas canvas, List<String> labels, double left, double bottom, double width) {
    boolean symbols =
        labels.stream().allMatch(label -> label.codePointCount(0, label.length()) < 2);
    double gap = symbols ? 2 : 5; // between numbers it must be wider than a digit
    int every = Thinning.every((usual(labels) + gap) / width);
    double room = Math.min(every * width - gap + 1, LABEL_ROOM);
    for (int column = 0; column < labels.size(); column += every) {
      canvas.text(
          left + (column + 0.5) * width, bottom + 10, TICK.fit(labels.get(column), room), TICK);
    }
  }

  /** The width of all labels but the widest fifth: a few long ones shall not hide the others. */
  private static double usual(List<String> labels) {
    double[] widths =
        labels.stream()
            .mapToDouble(label -> TICK.width(TICK.fit(label, LABEL_ROOM)))
            .sorted()
            .toArray();
    return widths.length == 0 ? 0 : widths[(widths.length - 1) * 4 / 5];
  }
}
