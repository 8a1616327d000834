package org.unroll.display.diagram;

import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * A recurrent cell folded up: an input, an output, and the state that goes round in a loop.
 *
 * @param kind what the cell is called
 * @param inputSize D
 * @param hiddenSize H
 */
public record FoldedDiagram(String kind, int inputSize, int hiddenSize) {
  private static final double WIDTH = 150;
  private static final double HEIGHT = 56;
  private static final double ARROW = 44;

  /** A cell of a kind and its sizes. */
  public static FoldedDiagram of(String kind, int inputSize, int hiddenSize) {
    return new FoldedDiagram(kind, inputSize, hiddenSize);
  }

  /** Draws the cell. */
  public Picture picture() {
    String words =
        kind
            + ": reads "
            + inputSize
            + " numbers and its last state of "
            + hiddenSize
            + ", gives its next state of "
            + hiddenSize;
    return Picture.of(kind, words, this::draw);
  }

  private void draw(Canvas canvas) {
    Paint wire = Paint.stroke(Palette.BLUE, 2);
    canvas.math(WIDTH / 2, 0, "h_t  [B x " + hiddenSize + "]", TextStyle.LABEL);
    double top = 12 + ARROW;
    canvas.arrow(WIDTH / 2, top, WIDTH / 2, 14, wire);
    canvas.rect(
        0,
        top,
        WIDTH,
        HEIGHT,
        9,
        Paint.fill(Palette.tint(Palette.VERMILLION, 0.9))
            .outlined(Palette.tint(Palette.VERMILLION, 0.2), 1.8));
    canvas.text(
        WIDTH / 2,
        top + HEIGHT / 2,
        TextStyle.HEADING.fit(kind, WIDTH - 16),
        TextStyle.HEADING.middle());
    canvas.arrow(WIDTH / 2, top + HEIGHT + ARROW, WIDTH / 2, top + HEIGHT + 2, wire);
    canvas.math(
        WIDTH / 2, top + HEIGHT + ARROW + 12, "x_t  [B x " + inputSize + "]", TextStyle.LABEL);
    canvas.arrow(
        Path.from(WIDTH, top + 14)
            .curve(WIDTH + 58, top - 6, WIDTH + 58, top + HEIGHT + 6, WIDTH + 2, top + HEIGHT - 14),
        Paint.stroke(Palette.VERMILLION, 2));
    canvas.math(WIDTH + 54, top + HEIGHT / 2, "h_{t-1}", TextStyle.LABEL.start());
  }
}
