package org.unroll.display.diagram;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final double WIDTH = 224;
  private static final double HEIGHT = 34;
  private static final double GAP = 30;
  private static final double LOOP = 26;
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
    return Picture.of(title, words(), canvas -> draw(canvas, 0, 0));
  }

  /** Draws it with its heading at (x, y). */
  void draw(Canvas canvas, double x, double y) {
    canvas.text(x, y + 8, title, TextStyle.HEADING);
    if (!head.isEmpty()) {
      canvas.text(x + WIDTH / 2, y + 36 + HEIGHT + 12 - GAP - 8, head, TextStyle.LABEL);
    }
    for (int k = 0; k < shown(); k++) {
      draw(canvas, x, y + top(k), layers.get(k), k < shown() - 1 || !head.isEmpty());
    }
    drawInput(canvas, x, y + top(-1));
    if (shown() < layers.size()) {
      canvas.text(
          x,
          y + height() + 16,
          "and " + (layers.size() - shown()) + " layers above",
          TextStyle.SMALL.start());
    }
  }

  private int shown() {
    return Math.min(layers.size(), MOST_LAYERS);
  }

  /** How far below the heading the box of layer {@code k} begins; of the input for -1. */
  private double top(int k) {
    return 36 + (head.isEmpty() ? 0 : HEIGHT + 12) + (shown() - 1 - k) * (HEIGHT + GAP);
  }

  /** How far below the heading the middle of layer {@code k} lies. */
  double middle(int k) {
    return top(k) + HEIGHT / 2;
  }

  /** From the heading to the lower edge of the input. */
  double height() {
    return top(-1) + HEIGHT;
  }

  /** How wide it is with all that stands beside its boxes. */
  double width() {
    double texts =
        layers.stream()
            .limit(shown())
            .mapToDouble(
                layer ->
                    Math.max(
                        TextStyle.LABEL.width(layer.shape()),
                        TextStyle.SMALL.width(parameters(layer))))
            .max()
            .orElse(0);
    return WIDTH + LOOP + 12 + Math.max(texts, TextStyle.LABEL.width(inputShape));
  }

  /** The layers that hand on a state, among those that are drawn. */
  List<Integer> recurrent() {
    return IntStream.range(0, shown())
        .filter(k -> layers.get(k).kind() == Kind.RECURRENT)
        .boxed()
        .toList();
  }

  private void drawInput(Canvas canvas, double x, double y) {
    box(canvas, x, y, input, Palette.MUTED);
    up(canvas, x, y);
    canvas.text(x + WIDTH + LOOP + 12, y + HEIGHT / 2, inputShape, TextStyle.LABEL.start());
  }

  private static void draw(Canvas canvas, double x, double y, Layer layer, boolean hasNext) {
    String color =
        switch (layer.kind()) {
          case RECURRENT -> Palette.VERMILLION;
          case EACH_STEP -> Palette.BLUE;
          case PLAIN -> Palette.MUTED;
        };
    box(canvas, x, y, layer.name(), color);
    double right = x + WIDTH;
    if (layer.kind() == Kind.RECURRENT) {
      canvas.arrow(
          Path.from(right, y + 8)
              .curve(right + LOOP, y - 4, right + LOOP, y + HEIGHT + 4, right + 2, y + HEIGHT - 8),
          Paint.stroke(color, 1.8));
    }
    if (hasNext) {
      up(canvas, x, y);
    }
    double text = right + LOOP + 12;
    canvas.text(
        text,
        y + HEIGHT / 2 - (layer.parameters() > 0 ? 8 : 0),
        layer.shape(),
        TextStyle.LABEL.start());
    if (layer.parameters() > 0) {
      canvas.text(text, y + HEIGHT / 2 + 9, parameters(layer), TextStyle.SMALL.start());
    }
  }

  private static String parameters(Layer layer) {
    return Numbers.count(layer.parameters())
        + (layer.parameters() == 1 ? " parameter" : " parameters");
  }

  private static void box(Canvas canvas, double x, double y, String name, String color) {
    canvas.rect(
        x,
        y,
        WIDTH,
        HEIGHT,
        7,
        Paint.fill(Palette.tint(color, 0.9)).outlined(Palette.tint(color, 0.25), 1.5));
    TextStyle style = TextStyle.LABEL.strong();
    style = style.width(name) > WIDTH - 12 ? style.sized(10) : style;
    canvas.text(x + WIDTH / 2, y + HEIGHT / 2, style.fit(name, WIDTH - 8), style);
  }

  private static void up(Canvas canvas, double x, double y) {
    double middle = x + WIDTH / 2;
    canvas.arrow(middle, y, middle, y - GAP + 3, Paint.stroke(Palette.MUTED, 1.6));
  }

  String words() {
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
