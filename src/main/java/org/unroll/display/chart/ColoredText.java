package org.unroll.display.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * A text, each symbol on the colour of a value: one unit's activation, or how much the loss depends
 * on it.
 *
 * @param title the heading
 * @param symbols characters or words; at most {@value #MOST_SYMBOLS} are drawn, and the picture
 *     says so
 * @param values one for each symbol
 * @param colors of the values
 */
public record ColoredText(String title, List<String> symbols, double[] values, ColorMap colors) {
  static final int MOST_SYMBOLS = 600;
  private static final int SPOKEN = 80;
  private static final double WIDTH = 680;
  private static final double LINE = 22;
  private static final TextStyle LETTER = TextStyle.LABEL.monospaced().sized(13);

  /** Checks that every symbol has a value. */
  public ColoredText {
    if (symbols.size() != values.length) {
      throw new IllegalArgumentException(
          "ColoredText: " + symbols.size() + " symbols have " + values.length + " values.");
    }
    symbols = List.copyOf(symbols);
  }

  /** A coloured text whose colours fit its values. */
  public static ColoredText of(String title, List<String> symbols, double[] values) {
    return new ColoredText(title, symbols, values, ColorMap.fitting(new double[][] {values}));
  }

  /** Draws the text in lines; a line ends where the picture does or where a symbol ends it. */
  public Picture picture() {
    Canvas canvas = new Canvas(title, words());
    canvas.text(0, 8, title, TextStyle.HEADING);
    ColorBar.draw(canvas, 0, 28, colors, Numbers::brief);
    double x = 0;
    double y = 56;
    double padding = longest() > 1 ? 4 : 1;
    for (int k = 0; k < Math.min(symbols.size(), MOST_SYMBOLS); k++) {
      String shown = LETTER.fit(Symbols.visible(symbols.get(k)), WIDTH - 2 * padding);
      double width = LETTER.width(shown) + 2 * padding;
      if (x > 0 && x + width > WIDTH) {
        x = 0;
        y += LINE;
      }
      canvas.rect(x, y - LINE / 2 + 1, width, LINE - 2, 0, Paint.fill(colors.color(values[k])));
      canvas.text(x + width / 2, y, shown, LETTER.colored(colors.textOn(values[k])));
      x = symbols.get(k).endsWith("\n") ? 0 : x + width;
      y += symbols.get(k).endsWith("\n") ? LINE : 0;
    }
    if (symbols.size() > MOST_SYMBOLS) {
      canvas.text(
          0,
          y + LINE + 4,
          "and " + (symbols.size() - MOST_SYMBOLS) + " more",
          TextStyle.SMALL.start());
    }
    return canvas.picture(words());
  }

  private int longest() {
    return symbols.stream()
        .mapToInt(symbol -> symbol.codePointCount(0, symbol.length()))
        .max()
        .orElse(1);
  }

  /** The text, and the symbols with the strongest values, counted from 1. */
  private String words() {
    String text =
        symbols.stream()
            .limit(SPOKEN)
            .map(Symbols::visible)
            .collect(Collectors.joining(longest() > 1 ? " " : ""));
    String strongest =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -Math.abs(values[k])))
            .limit(5)
            .map(
                k ->
                    "'"
                        + Symbols.visible(symbols.get(k))
                        + "' (symbol "
                        + (k + 1)
                        + ") "
                        + Numbers.plain(values[k]))
            .collect(Collectors.joining(", "));
    return title
        + ": \u201c"
        + text
        + (symbols.size() > SPOKEN ? "…" : "")
        + "\u201d, "
        + symbols.size()
        + (symbols.size() == 1 ? " symbol" : " symbols")
        + "; strongest "
        + strongest;
  }
}
