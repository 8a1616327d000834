package org.unroll.display.diagram;

import java.util.stream.DoubleStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * How the nodes of an unfolded network are drawn: a box with a caption and vectors.
 *
 * @param width of the box
 * @param stacked whether a node's vectors stand below each other, not side by side
 */
record NodeBox(double width, boolean stacked) {
  private static final double CAPTION = 18;
  private static final double PAD = 6;
  private static final double GAP = 4;
  private static final double MARGIN = 2;
  private static final TextStyle NAME = TextStyle.LABEL.strong();

  /** The height of a level's boxes: that of its largest node. */
  double height(Level level) {
    double values = level.present().mapToDouble(this::valuesHeight).max().orElse(0);
    boolean captioned = level.present().anyMatch(node -> !node.caption().isEmpty());
    return values + (captioned ? CAPTION : 0) + 2 * PAD;
  }

  private double valuesHeight(Level.Node node) {
    DoubleStream heights = node.values().stream().mapToDouble(NodeBox::height);
    return stacked ? heights.sum() : heights.max().orElse(0);
  }

  private static double height(Values values) {
    return ValueBlock.height(values.numbers().length) + CAPTION;
  }

  /** The least width in which all that is written in a node can be read. */
  static double leastWidth(Level.Node node) {
    double caption = NAME.leastWidth(Symbols.visible(node.caption())) + 2 * MARGIN;
    double values =
        node.values().stream().mapToDouble(ValueBlock::leastWidth).max().orElse(0) + 2 * PAD;
    return Math.max(caption, values);
  }

  /** Draws a node with its left top corner at (x, y). */
  void draw(Canvas canvas, double x, double y, double height, Level.Node node, String color) {
    canvas.rect(
        x,
        y,
        width,
        height,
        7,
        Paint.fill(Palette.tint(color, 0.9)).outlined(Palette.tint(color, 0.35), 1.2));
    double top = y + PAD;
    if (!node.caption().isEmpty()) {
      String whole = Symbols.visible(node.caption());
      double room = width - 2 * MARGIN;
      TextStyle style = NAME.fitting(whole, room);
      canvas.text(x + width / 2, top + CAPTION / 2, style.fit(whole, room), style);
      top += CAPTION;
    }
    int beside = stacked ? 1 : Math.max(1, node.values().size());
    double room = (width - 2 * PAD + GAP) / beside - GAP;
    for (int k = 0; k < node.values().size(); k++) {
      Values values = node.values().get(k);
      double left = x + PAD + (stacked ? 0 : k * (room + GAP));
      canvas.math(left + room / 2, top + CAPTION / 2 - 2, values.name(), TextStyle.LABEL);
      ValueBlock.draw(canvas, left, top + CAPTION, room, values);
      top += stacked ? height(values) : 0;
    }
  }
}
