package org.unroll.display.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Paint;
import org.unroll.display.svg.Palette;
import org.unroll.display.svg.Path;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.display.svg.TextStyle;
import org.unroll.network.BeamSearch.Fate;

/**
 * A beam search: at every step the candidates that were looked at, those that were kept, and the
 * path that won.
 *
 * <p>At most {@value #MOST_STEPS} steps are drawn, the last ones up to the end of the best path,
 * and {@value #MOST_CANDIDATES} candidates a step, the kept and the likeliest.
 *
 * @param title the heading
 * @param steps the candidates of each step
 */
public record BeamTree(String title, List<List<Candidate>> steps) {
  static final int MOST_STEPS = 9;
  static final int MOST_CANDIDATES = 6;
  private static final double PITCH = 92;
  private static final double ROW = 44;
  private static final double WIDTH = 58;
  private static final double HEIGHT = 34;

  /**
   * A symbol that was tried.
   *
   * @param symbol what it adds
   * @param parent the index of the candidate of the step before that it continues; -1 at the first
   *     step
   * @param logProbability of the whole path up to it
   * @param fate what became of it
   */
  public record Candidate(String symbol, int parent, double logProbability, Fate fate) {
    boolean kept() {
      return fate != Fate.DROPPED;
    }
  }

  /** Checks that there is something, and that every candidate continues one that is there. */
  public BeamTree {
    steps = steps.stream().map(List::copyOf).toList();
    if (steps.isEmpty() || steps.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "BeamTree: '" + title + "' has a step without candidates.");
    }
    if (steps.get(steps.size() - 1).stream().noneMatch(Candidate::kept)) {
      throw new IllegalArgumentException(
          "BeamTree: '" + title + "' keeps no candidate of its last step.");
    }
    for (int t = 1; t < steps.size(); t++) {
      int before = steps.get(t - 1).size();
      if (steps.get(t).stream()
          .anyMatch(candidate -> candidate.parent() < 0 || candidate.parent() >= before)) {
        throw new IllegalArgumentException(
            "BeamTree: a candidate of step " + t + " continues none of step " + (t - 1) + ".");
      }
    }
  }

  /** Draws the tree from left to right. */
  public Picture picture() {
    Canvas canvas = new Canvas(title, words());
    canvas.text(0, 8, title, TextStyle.HEADING);
    List<Candidate> best = bestPath();
    int first = Math.max(0, best.size() - MOST_STEPS);
    canvas.text(
        0,
        28,
        "orange: the best path; pale: dropped; below each symbol: log probability of its path"
            + (first > 0 ? "; the last " + MOST_STEPS + " of " + best.size() + " steps" : ""),
        TextStyle.SMALL.start());
    List<List<Integer>> shown = IntStream.range(0, steps.size()).mapToObj(this::shown).toList();
    for (int t = first; t < best.size(); t++) {
      for (int row = 0; row < shown.get(t).size(); row++) {
        Candidate candidate = steps.get(t).get(shown.get(t).get(row));
        int parentRow = t == first ? -1 : shown.get(t - 1).indexOf(candidate.parent());
        draw(canvas, candidate, (t - first) * PITCH, y(row), best.get(t) == candidate, parentRow);
      }
    }
    return canvas.picture(words());
  }

  private static double y(int row) {
    return 50 + row * ROW;
  }

  private static void draw(
      Canvas canvas, Candidate candidate, double x, double y, boolean best, int parentRow) {
    String color = best ? Palette.VERMILLION : candidate.kept() ? Palette.BLUE : Palette.MUTED;
    String line = candidate.kept() ? color : Palette.tint(color, 0.6);
    double middle = y + HEIGHT / 2;
    if (parentRow >= 0) {
      double from = y(parentRow) + HEIGHT / 2;
      double start = x - PITCH + WIDTH;
      canvas.path(
          Path.from(start, from).curve(x - 14, from, start + 14, middle, x, middle),
          Paint.stroke(line, best ? 2.6 : 1.3));
    }
    canvas.rect(
        x,
        y,
        WIDTH,
        HEIGHT,
        6,
        Paint.fill(Palette.tint(color, best ? 0.75 : 0.92)).outlined(line, best ? 2 : 1.2));
    String shown = Symbols.visible(candidate.symbol());
    TextStyle symbol =
        TextStyle.LABEL
            .strong()
            .colored(candidate.kept() ? Palette.INK : Palette.MUTED)
            .fitting(shown, WIDTH - 6);
    canvas.text(x + WIDTH / 2, y + 10, symbol.fit(shown, WIDTH - 6), symbol);
    TextStyle number = TextStyle.SMALL.sized(10);
    canvas.text(
        x + WIDTH / 2,
        y + 25,
        number.fit(Numbers.brief(candidate.logProbability()), WIDTH - 4),
        number);
  }

  /** The kept candidates of a step and the likeliest others, in the order of their probability. */
  private List<Integer> shown(int t) {
    List<Candidate> all = steps.get(t);
    Comparator<Integer> kept = Comparator.comparing(k -> !all.get(k).kept());
    Comparator<Integer> likely = Comparator.comparingDouble(k -> -all.get(k).logProbability());
    return IntStream.range(0, all.size())
        .boxed()
        .sorted(kept.thenComparing(likely))
        .limit(MOST_CANDIDATES)
        .sorted(likely)
        .toList();
  }

  /**
   * The likeliest path that came to its end, or to the last step; first step to last. Each element
   * is the very candidate of its step.
   */
  private List<Candidate> bestPath() {
    int end = 0;
    int at = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < steps.size(); t++) {
      for (int k = 0; k < steps.get(t).size(); k++) {
        Candidate candidate = steps.get(t).get(k);
        boolean ends =
            candidate.fate() == Fate.FINISHED || t == steps.size() - 1 && candidate.kept();
        if (ends && (at < 0 || candidate.logProbability() > most)) {
          end = t;
          at = k;
          most = candidate.logProbability();
        }
      }
    }
    List<Candidate> path = new ArrayList<>();
    for (int t = end; t >= 0; t--) {
      path.add(0, steps.get(t).get(at));
      at = steps.get(t).get(at).parent();
    }
    return path;
  }

  private String words() {
    List<Candidate> best = bestPath();
    return title
        + ": best path '"
        + best.stream()
            .map(candidate -> Symbols.visible(candidate.symbol()))
            .collect(Collectors.joining(" "))
        + "', log probability "
        + Numbers.plain(best.get(best.size() - 1).logProbability());
  }
}
