package org.unroll.display.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.TextStyle;

/**
 * The layers of a network, the input at the bottom: each with the shape of its output and its
 * parameters. A loop marks a layer that hands a state from step to step.
 *
 * @param title the heading
 * @param input what is read, such as {@code 28 numbers}
 * @param inputShape such as {@code [B x T x 28]}
 * @param layers bottom to top
 * @param head what the last output goes to, such as the loss; empty for nothing
 */
public record NetworkDiagram(
    String title, String input, String inputShape, List<Layer> layers, String head) {
  private static final double WIDTH = 250;
  private static final double HEIGHT = 34;
  private static final double GAP = 30;
  private static final double LOOP = 30;
  private static final int MOST_LAYERS = 24;

  /**
   * One layer.
   *
   * @param name its kind and options, such as {@code lstm 128}
   * @param kind what it does with time
   * @param shape of its output
   * @param parameters how many it has
   */
  public record Layer(String name, Kind kind, String shape, long parameters) {}

  /** What a layer does with time. */
  public enum Kind {
    /** Hands a state from each step to the next. */
    RECURRENT,
    /** Treats each step alone. */
    EACH_STEP,
    /** Has no parameters. */
    PLAIN
  }

  /** Copies the list. */
  public NetworkDiagram {
    layers = List.copyOf(layers);
  }

  /** Draws the diagram. */
  public Picture picture() {
    Canvas canvas = new Canvas(title, words());
    canvas.text(0, 8, title, TextStyle.HEADING);
    List<Layer> shown = layers.subList(0, Math.min(layers.size(), MOST_LAYERS));
    double top = 36 + (head.isEmpty() ? 0 : HEIGHT + 12);
    if (!head.isEmpty()) {
      canvas.text(WIDTH / 2, top - GAP - 8, head, TextStyle.LABEL);
    }
    for (int k = 0; k < shown.size(); k++) {
      draw(
          canvas,
          shown.get(k),
          top + (shown.size() - 1 - k) * (HEIGHT + GAP),
          k < shown.size() - 1 || !head.isEmpty());
    }
    drawInput(canvas, top + shown.size() * (HEIGHT + GAP));
    if (shown.size() < layers.size()) {
      canvas.text(
          0,
          canvas.bottom() + 16,
          "and " + (layers.size() - shown.size()) + " layers above",
          TextStyle.SMALL.start());
    }
    return canvas.picture(words());
  }

  private void drawInput(Canvas canvas, double y) {
    box(canvas, y, input, Palette.MUTED);
    up(canvas, y);
    canvas.text(WIDTH + LOOP + 14, y + HEIGHT / 2, inputShape, TextStyle.LABEL.start());
  }

  private static void draw(Canvas canvas, Layer layer, double y, boolean hasNext) {
    String color =
        switch (layer.kind()) {
          case RECURRENT -> Palette.VERMILLION;
          case EACH_STEP -> Palette.BLUE;
          case PLAIN -> Palette.MUTED;
        };
    box(canvas, y, layer.name(), color);
    if (layer.kind() == Kind.RECURRENT) {
      canvas.arrow(
          Path.from(WIDTH, y + 8)
              .curve(WIDTH + LOOP, y - 4, WIDTH + LOOP, y + HEIGHT + 4, WIDTH + 2, y + HEIGHT - 8),
          Paint.stroke(color, 1.8));
    }
    if (hasNext) {
      up(canvas, y);
    }
    double text = WIDTH + LOOP + 14;
    canvas.text(
        text,
        y + HEIGHT / 2 - (layer.parameters() > 0 ? 8 : 0),
        layer.shape(),
        TextStyle.LABEL.start());
    if (layer.parameters() > 0) {
      canvas.text(
          text,
          y + HEIGHT / 2 + 9,
          Numbers.count(layer.parameters())
              + (layer.parameters() == 1 ? " parameter" : " parameters"),
          TextStyle.SMALL.start());
    }
  }

  private static void box(Canvas canvas, double y, String name, String color) {
    canvas.rect(
        0,
        y,
        WIDTH,
        HEIGHT,
        7,
        Paint.fill(Palette.tint(color, 0.9)).outlined(Palette.tint(color, 0.25), 1.5));
    TextStyle style = TextStyle.LABEL.strong();
    canvas.text(WIDTH / 2, y + HEIGHT / 2, style.fit(name, WIDTH - 16), style);
  }

  private static void up(Canvas canvas, double from) {
    canvas.arrow(WIDTH / 2, from, WIDTH / 2, from - GAP + 3, Paint.stroke(Palette.MUTED, 1.6));
  }

  private String words() {
    return title
        + "\n"
        + input
        + " "
        + inputShape
        + layers.stream()
            .map(
                layer ->
                    "\n"
                        + layer.name()
                        + " "
                        + layer.shape()
                        + ", "
                        + layer.parameters()
                        + " parameters")
            .collect(Collectors.joining())
        + (head.isEmpty() ? "" : "\n" + head);
  }
}
