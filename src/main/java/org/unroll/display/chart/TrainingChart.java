package org.unroll.display.chart;

import java.util.ArrayList;
import java.util.List;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;

/**
 * A training run as it goes on: how far it is, its rate, loss and gradient norm, the time left, the
 * curves so far and a sample of what the network writes.
 *
 * @param title what is trained, on what
 * @param status what is happening, such as {@code epoch 3 of 10} or {@code interrupted, model kept}
 * @param done the share that is done, 0 to 1
 * @param facts a few names and values shown large, such as loss and time left
 * @param losses of the updates so far
 * @param validation places (in updates) and losses of validation; empty for none
 * @param gradientNorms of the updates so far
 * @param sample text that the network wrote; empty for none
 */
public record TrainingChart(
    String title,
    String status,
    double done,
    List<Fact> facts,
    double[] losses,
    Validation validation,
    double[] gradientNorms,
    String sample) {
  private static final double WIDTH = 700;
  private static final double BAR = 12;
  private static final double PLOT_WIDTH = 230;
  private static final double PLOT_HEIGHT = 130;
  private static final double LINE = 17;
  private static final int SAMPLE_LINES = 6;

  /** A name and a value. */
  public record Fact(String name, String value) {}

  /** Losses of validation and the update after which each was measured. */
  public record Validation(double[] updates, double[] losses) {
    /** No validation. */
    public static final Validation NONE = new Validation(new double[0], new double[0]);
  }

  /** Copies the facts. */
  public TrainingChart {
    facts = List.copyOf(facts);
  }

  /** Draws the run. */
  public Picture picture() {
    Canvas canvas = new Canvas(title, words());
    canvas.text(0, 8, TextStyle.HEADING.fit(title, WIDTH), TextStyle.HEADING);
    bar(canvas, 30);
    facts(canvas, 78);
    plots(canvas, 122);
    sample(canvas, canvas.bottom() + 20);
    return canvas.picture(words());
  }

  private void bar(Canvas canvas, double y) {
    double share = Math.max(0, Math.min(1, done));
    canvas.rect(0, y - BAR / 2, WIDTH, BAR, BAR / 2, Paint.fill(Palette.GRID));
    if (share > 0) {
      canvas.rect(
          0, y - BAR / 2, Math.max(BAR, WIDTH * share), BAR, BAR / 2, Paint.fill(Palette.BLUE));
    }
    canvas.text(0, y + 20, status, TextStyle.SMALL.start());
    canvas.text(WIDTH, y + 20, Math.round(100 * share) + " %", TextStyle.SMALL.end());
  }

  private void facts(Canvas canvas, double y) {
    double slot = WIDTH / Math.max(1, facts.size());
    for (int k = 0; k < facts.size(); k++) {
      TextStyle style = TextStyle.HEADING.sized(17);
      canvas.text(k * slot, y, style.fit(facts.get(k).value(), slot - 8), style);
      canvas.text(
          k * slot,
          y + 18,
          TextStyle.SMALL.start().fit(facts.get(k).name(), slot - 8),
          TextStyle.SMALL.start());
    }
  }

  private void plots(Canvas canvas, double y) {
    LineChart loss = LineChart.of("Loss", "update", "").curve("training", losses);
    if (validation.losses().length > 0) {
      loss = loss.curve("validation", validation.updates(), validation.losses());
    }
    loss.draw(canvas, 0, y, PLOT_WIDTH, PLOT_HEIGHT);
    LineChart.of("Gradient norm", "update", "")
        .logarithmic()
        .curve("norm", gradientNorms)
        .draw(canvas, WIDTH / 2 + 30, y, PLOT_WIDTH, PLOT_HEIGHT);
  }

  private void sample(Canvas canvas, double y) {
    if (!sample.isBlank()) {
      TextStyle style = TextStyle.LABEL.monospaced().start();
      List<String> lines = wrap(sample, (int) ((WIDTH - 20) / style.width("m")));
      canvas.text(0, y, "a sample", TextStyle.SMALL.start());
      canvas.rect(0, y + 12, WIDTH, lines.size() * LINE + 14, 6, Paint.fill(Palette.BOX));
      for (int k = 0; k < lines.size(); k++) {
        canvas.text(10, y + 19 + (k + 0.5) * LINE, style.fit(lines.get(k), WIDTH - 20), style);
      }
    }
  }

  private static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String line : text.replace("\t", "  ").split("\n", -1)) {
      int[] points = line.codePoints().toArray();
      for (int at = 0; at == 0 || at < points.length; at += columns) {
        lines.add(new String(points, at, Math.min(columns, points.length - at)));
      }
    }
    return lines.subList(0, Math.min(lines.size(), SAMPLE_LINES)).stream()
        .map(line -> line.isBlank() ? line : Symbols.visible(line).replace('␣', ' '))
        .toList();
  }

  private String words() {
    StringBuilder words = new StringBuilder(title).append(": ").append(status);
    facts.forEach(fact -> words.append("; ").append(fact.name()).append(' ').append(fact.value()));
    if (losses.length > 0) {
      words
          .append("; loss from ")
          .append(Numbers.plain(losses[0]))
          .append(" to ")
          .append(Numbers.plain(losses[losses.length - 1]));
    }
    return words.append(sample.isBlank() ? "" : "\n" + sample).toString();
  }
}
