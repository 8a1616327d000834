package org.unroll.display.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a text is set.
 *
 * @param size of the font, pixels
 * @param color of the letters
 * @param anchor which point of the text its position names
 * @param bold whether the letters are bold
 * @param mono whether all letters have one width
 */
public record TextStyle(double size, String color, Anchor anchor, boolean bold, boolean mono) {
  /** Names and values in a picture, centred. */
  public static final TextStyle LABEL = new TextStyle(12, Palette.INK, Anchor.MIDDLE, false, false);

  /** Ticks, shapes and other secondary text, centred. */
  public static final TextStyle SMALL =
      new TextStyle(10.5, Palette.MUTED, Anchor.MIDDLE, false, false);

  /** A picture's heading. */
  public static final TextStyle HEADING = new TextStyle(14, Palette.INK, Anchor.START, true, false);

  private static final double LEAST_SHARE = 0.65;

  /** Which point of a text its horizontal position names. */
  public enum Anchor {
    START("start", 0),
    MIDDLE("middle", 0.5),
    END("end", 1);

    final String attribute;
    final double share;

    Anchor(String attribute, double share) {
      this.attribute = attribute;
      this.share = share;
    }
  }

  public TextStyle start() {
    return new TextStyle(size, color, Anchor.START, bold, mono);
  }

  public TextStyle middle() {
    return new TextStyle(size, color, Anchor.MIDDLE, bold, mono);
  }

  public TextStyle end() {
    return new TextStyle(size, color, Anchor.END, bold, mono);
  }

  public TextStyle strong() {
    return new TextStyle(size, color, anchor, true, mono);
  }

  public TextStyle monospaced() {
    return new TextStyle(size, color, anchor, bold, true);
  }

  public TextStyle colored(String newColor) {
    return new TextStyle(size, newColor, anchor, bold, mono);
  }

  public TextStyle sized(double newSize) {
    return new TextStyle(newSize, color, anchor, bold, mono);
  }

  /** The width of {@code text} in this style, pixels; never less than a reader's font needs. */
  public double width(String text) {
    return TextWidths.of(text, this);
  }

  /** The width of {@code text} in the smallest letters that {@link #fitting} sets it in. */
  public double leastWidth(String text) {
    return LEAST_SHARE * width(text);
  }

  /**
   * This style, smaller where {@code text} is wider than {@code room} pixels, to two thirds of its
   * size.
   */
  public TextStyle fitting(String text, double room) {
    double share = room / width(text);
    return share >= 1 ? this : sized(Math.floor(10 * size * Math.max(LEAST_SHARE, share)) / 10);
  }

  /** {@code text}, or its beginning with an ellipsis if it is wider than {@code room} pixels. */
  public String fit(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    for (int length = points.length - 1; length > 0; length--) {
      String shorter = new String(points, 0, length) + "…";
      if (width(shorter) <= room) {
        return shorter;
      }
    }
    return "";
  }

  /**
   * {@code text} in lines of at most {@code room} pixels, broken at blanks, and behind the equals
   * sign of a word that is too wide; what is still too wide ends with an ellipsis.
   */
  public List<String> lines(String text, double room) {
    List<String> lines = new ArrayList<>();
    for (String word : words(text, room)) {
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1) + " ";
      if (!lines.isEmpty() && width(last + word) <= room) {
        lines.set(lines.size() - 1, last + word);
      } else {
        lines.add(fit(word, room));
      }
    }
    return lines;
  }

  private List<String> words(String text, double room) {
    return Stream.of(text.split(" "))
        .flatMap(word -> width(word) > room ? Stream.of(word.split("(?<==)")) : Stream.of(word))
        .toList();
  }
}
