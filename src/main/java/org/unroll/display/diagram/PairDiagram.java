package org.unroll.display.diagram;

import java.util.List;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * An encoder, the decoder beside it, and an arrow from each recurrent layer of the one to that of
 * the other which begins with its last state.
 *
 * @param title the heading
 */
public record PairDiagram(String title, NetworkDiagram encoder, NetworkDiagram decoder) {
  private static final double TOP = 34;
  private static final double BETWEEN = 56;

  /** Draws both, their inputs on one line. */
  public Picture picture() {
    String words = title + "\n" + encoder.words() + "\n" + decoder.words();
    Canvas canvas = new Canvas(title, words);
    canvas.text(0, 8, title, TextStyle.HEADING);
    double low = TOP + Math.max(encoder.height(), decoder.height());
    double right = encoder.width() + BETWEEN;
    encoder.draw(canvas, 0, low - encoder.height());
    decoder.draw(canvas, right, low - decoder.height());
    List<Integer> to = decoder.recurrent();
    for (int k = 0; k < to.size(); k++) {
      state(
          canvas,
          low - encoder.height() + encoder.middle(handsOn(k)),
          low - decoder.height() + decoder.middle(to.get(k)));
    }
    return canvas.picture(words);
  }

  /** The layer of the encoder from which the {@code k}-th recurrent one of the decoder begins. */
  private int handsOn(int k) {
    List<Integer> recurrent = encoder.recurrent();
    return recurrent.isEmpty()
        ? encoder.layers().size() - 1
        : recurrent.get(Math.min(k, recurrent.size() - 1));
  }

  private void state(Canvas canvas, double from, double to) {
    double start = encoder.width() + 6;
    double end = encoder.width() + BETWEEN - 3;
    double bend = (start + end) / 2;
    canvas.arrow(
        Path.from(start, from).curve(bend, from, bend - 8, to, end, to),
        Paint.stroke(Palette.VERMILLION, 2));
    canvas.text(
        (start + end) / 2 - 2,
        Math.min(from, to) - 10,
        "state",
        TextStyle.SMALL.colored(Palette.VERMILLION));
  }
}
