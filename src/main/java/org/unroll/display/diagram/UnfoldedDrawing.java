package org.unroll.display.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.TextStyle;

/** One drawing of an unfolded network and the places in it. */
final class UnfoldedDrawing {
  private static final double LEVEL_GAP = 36;
  private static final double NAME_LINE = 17;

  private final UnfoldedDiagram diagram;
  private final Canvas canvas;
  private final List<Level> levels;
  private final UnfoldedLayout layout;
  private final Columns columns;
  private final NodeBox box;
  private final WeightColors colors;
  private final double[] tops;

  UnfoldedDrawing(UnfoldedDiagram diagram, Canvas canvas) {
    this.diagram = diagram;
    this.canvas = canvas;
    levels = diagram.levels();
    layout = UnfoldedLayout.of(diagram);
    columns = layout.columns();
    box = layout.box();
    colors = new WeightColors(levels);
    tops = new double[levels.size()];
  }

  void draw() {
    canvas.text(0, 8, diagram.title(), TextStyle.HEADING);
    double y = colors.legend(canvas, 30, UnfoldedLayout.WIDTH, remark()) + 28;
    for (int k = levels.size() - 1; k >= 0; k--) {
      Optional<Level> row = levels.get(k).continues();
      if (row.isEmpty()) {
        tops[k] = y;
        y += height(k) + LEVEL_GAP;
      }
    }
    for (int k = 0; k < levels.size(); k++) {
      tops[k] = tops[row(k)];
      level(k);
    }
    for (int column = 0; column < columns.count(); column++) {
      canvas.text(
          layout.center(column),
          y - LEVEL_GAP + 14,
          columns.isGap(column) ? "" : "t = " + diagram.stepNumber(columns.step(column)),
          TextStyle.SMALL);
    }
  }

  private String remark() {
    List<String> remarks = new ArrayList<>();
    if (columns.count() > 1) {
      remarks.add("the same weights at every step");
    }
    if (levels.stream().anyMatch(Level::hasSigns)) {
      remarks.add("blue: below zero, orange: above");
    }
    return String.join("; ", remarks);
  }

  /**
   * The level in whose row level {@code index} stands: its own, or that of the level it continues.
   */
  private int row(int index) {
    return levels.get(index).continues().map(levels::indexOf).orElse(index);
  }

  /** The height of a row: that of the tallest level in it. */
  private double height(int index) {
    return IntStream.range(0, levels.size())
        .filter(k -> row(k) == row(index))
        .mapToDouble(k -> box.height(levels.get(k)))
        .max()
        .orElse(0);
  }

  private Optional<Level.Node> node(int index, int column) {
    return columns.isGap(column)
        ? Optional.empty()
        : levels.get(index).nodes().get(columns.step(column));
  }

  /** Whether a column lies between the first and the last node of a level. */
  private boolean spans(int index, int column) {
    boolean before = IntStream.rangeClosed(0, column).anyMatch(k -> node(index, k).isPresent());
    boolean after =
        IntStream.range(column, columns.count()).anyMatch(k -> node(index, k).isPresent());
    return before && after;
  }

  private void level(int index) {
    double middle = tops[index] + height(index) / 2;
    name(index, middle);
    for (int column = 0; column < columns.count(); column++) {
      if (columns.isGap(column) && spans(index, column)) {
        canvas.text(
            layout.center(column), middle, "⋯", TextStyle.LABEL.sized(20).colored(Palette.MUTED));
      }
      nodeAt(index, column);
    }
    if (levels.get(index).isRecurrent()) {
      across(index, middle);
    }
  }

  /**
   * A level's name stands before its row; that of a level that continues another one, behind it.
   */
  private void name(int index, double middle) {
    boolean behind = levels.get(index).continues().isPresent();
    double x = behind ? layout.center(columns.count() - 1) + box.width() / 2 + 14 : 0;
    List<String> lines = layout.name(levels.get(index));
    for (int k = 0; k < lines.size(); k++) {
      canvas.text(
          x,
          middle + (k - (lines.size() - 1) / 2.0) * NAME_LINE,
          lines.get(k),
          UnfoldedLayout.NAME);
    }
  }

  private void nodeAt(int index, int column) {
    node(index, column)
        .ifPresent(
            node -> {
              String color = colors.of(index, levels.get(index).weightAcross());
              box.draw(
                  canvas,
                  layout.center(column) - box.width() / 2,
                  tops[index],
                  height(index),
                  node,
                  color);
              IntStream.range(0, index)
                  .filter(k -> row(k) != row(index) && node(k, column).isPresent())
                  .max()
                  .ifPresent(below -> up(below, index, layout.center(column)));
            });
  }

  private void up(int below, int index, double x) {
    String weight = levels.get(index).weightIn();
    double from = tops[below];
    double to = tops[index] + height(index);
    canvas.arrow(x, from, x, to + 2, Paint.stroke(colors.of(index, weight), 2));
    if (!weight.isEmpty()) {
      canvas.math(
          x + 6, to + LEVEL_GAP / 2 + 1, weight, colors.style(index, weight).start().sized(10));
    }
  }

  private void across(int index, double middle) {
    Level level = levels.get(index);
    double apart = level.weightBack().isEmpty() ? 0 : height(index) / 4;
    int[] span =
        IntStream.range(0, columns.count()).filter(column -> spans(index, column)).toArray();
    for (int column : span) {
      double width = columns.isGap(column) ? layout.gapWidth() : box.width();
      double edge = layout.center(column) - width / 2;
      arrow(index, level.weightAcross(), edge - layout.arrowRoom(), edge - 2, middle - apart);
      if (!level.weightBack().isEmpty()) {
        double right = edge + width;
        arrow(index, level.weightBack(), right + layout.arrowRoom(), right + 2, middle + apart);
      }
    }
    if (level.continues().isEmpty()) {
      double first = layout.center(span[0]) - box.width() / 2;
      canvas.math(first - layout.arrowRoom() - 10, middle - apart, "h_0", TextStyle.LABEL);
    }
    if (!level.weightBack().isEmpty()) {
      double last = layout.center(span[span.length - 1]) + box.width() / 2;
      canvas.math(last + layout.arrowRoom() + 10, middle + apart, "h_0", TextStyle.LABEL);
    }
  }

  private void arrow(int index, String weight, double from, double to, double y) {
    canvas.arrow(from, y, to, y, Paint.stroke(colors.of(index, weight), 2));
    canvas.math((from + to) / 2 - 2, y - 11, weight, colors.style(index, weight).sized(10));
  }
}
