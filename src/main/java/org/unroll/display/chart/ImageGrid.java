package org.unroll.display.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.CellGrid;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * Small coloured images side by side, each with a caption below it.
 *
 * @param title the heading
 * @param perRow how many stand beside each other
 * @param images in reading order
 */
public record ImageGrid(String title, int perRow, List<Image> images) {
  private static final double LINE = 16;
  private static final double GAP = 18;
  private static final int LEVELS = 15;
  private static final TextStyle CAPTION = TextStyle.LABEL.start();

  /** What a caption is beside its image; it decides the colour of the words. */
  public enum Verdict {
    /** Says what is there, or nothing that could be wrong. */
    RIGHT,
    /** Says something else. */
    WRONG
  }

  /**
   * One image.
   *
   * @param columns pixels from left to right
   * @param rgb row by row, three numbers a pixel; what is below 0 or above 1 is drawn as 0 or 1
   * @param caption below it, broken into lines
   * @param verdict of the caption
   */
  public record Image(int columns, double[] rgb, String caption, Verdict verdict) {
    /**
     * Copies the pixels.
     *
     * @throws IllegalArgumentException if they are no whole number of rows
     */
    public Image {
      if (columns < 1 || rgb.length == 0 || rgb.length % (3 * columns) != 0) {
        throw new IllegalArgumentException(
            "ImageGrid: "
                + rgb.length
                + " numbers are no rows of "
                + columns
                + " pixels. Give three a pixel.");
      }
      rgb = rgb.clone();
    }

    /** An image whose caption is right. */
    public static Image of(int columns, double[] rgb, String caption) {
      return new Image(columns, rgb, caption, Verdict.RIGHT);
    }

    /** The same, its caption marked as wrong. */
    public Image wrong() {
      return new Image(columns, rgb, caption, Verdict.WRONG);
    }

    private int rows() {
      return rgb.length / (3 * columns);
    }

    private String[][] colors() {
      String[][] colors = new String[rows()][columns];
      for (int y = 0; y < rows(); y++) {
        for (int x = 0; x < columns; x++) {
          colors[y][x] = color(3 * (y * columns + x));
        }
      }
      return colors;
    }

    private String color(int at) {
      return String.format(
          Locale.ROOT, "#%02x%02x%02x", level(rgb[at]), level(rgb[at + 1]), level(rgb[at + 2]));
    }

    /** One of few levels, so that neighbours often share a colour and the picture stays small. */
    private static long level(double channel) {
      double inside = Math.max(0, Math.min(1, channel));
      return Math.round(inside * LEVELS) * (255 / LEVELS);
    }
  }

  /** Checks that there is something to draw, and copies the list. */
  public ImageGrid {
    images = List.copyOf(images);
    if (images.isEmpty() || perRow < 1) {
      throw new IllegalArgumentException(
          "ImageGrid: '" + title + "' needs at least one image, and at least one a row.");
    }
  }

  /** Draws the images. */
  public Picture picture() {
    return picture(190);
  }

  /** Draws the images, each {@code width} pixels wide. */
  public Picture picture(double width) {
    Canvas canvas = new Canvas(title, words());
    canvas.text(0, 8, title, TextStyle.HEADING);
    double top = 30;
    for (int k = 0; k < images.size(); k++) {
      top = k > 0 && k % perRow == 0 ? canvas.bottom() + GAP : top;
      draw(canvas, images.get(k), k % perRow * (width + GAP), top, width);
    }
    return canvas.picture(words());
  }

  private static void draw(Canvas canvas, Image image, double x, double y, double width) {
    double pixel = width / image.columns();
    double height = pixel * image.rows();
    new CellGrid(image.colors()).draw(canvas, x, y, pixel, pixel);
    canvas.rect(x, y, width, height, 0, Paint.stroke(Palette.EDGE, 1));
    boolean right = image.verdict() == Verdict.RIGHT;
    TextStyle style = right ? CAPTION : CAPTION.colored(Palette.VERMILLION);
    List<String> lines = style.lines((right ? "" : "✗ ") + image.caption(), width);
    for (int k = 0; k < lines.size(); k++) {
      canvas.text(x, y + height + 13 + k * LINE, lines.get(k), style);
    }
  }

  private String words() {
    return title
        + ": "
        + images.stream()
            .map(image -> (image.verdict() == Verdict.RIGHT ? "" : "wrong: ") + image.caption())
            .collect(Collectors.joining("; "));
  }
}
