package org.unroll.display.diagram;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unroll.display.svg.Canvas;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;

/**
 * A network unfolded over time: a column for each step, a row for each level, the input at the
 * bottom. Arrows of one weight have one colour and one label, since it is one weight that all steps
 * share.
 *
 * <p>Of more than {@value #MOST_STEPS} steps the first and the last are drawn; of fewer, if their
 * symbols are wide.
 *
 * @param title the heading
 * @param levels bottom to top, all with the same number of steps
 */
public record UnfoldedDiagram(String title, List<Level> levels) {
  static final int MOST_STEPS = 7;

  /** Checks that the levels have the same steps. */
  public UnfoldedDiagram {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || levels.get(0).nodes().isEmpty()) {
      throw new IllegalArgumentException(
          "UnfoldedDiagram: '" + title + "' has no levels or no steps.");
    }
    int steps = levels.get(0).nodes().size();
    for (Level level : levels) {
      if (level.nodes().size() != steps) {
        throw new IllegalArgumentException(
            "UnfoldedDiagram: level '"
                + level.name()
                + "' has "
                + level.nodes().size()
                + " steps but "
                + steps
                + " were expected.");
      }
    }
  }

  /** Whether there are too many steps, or too wide ones, to draw them all. */
  public boolean leavesOutSteps() {
    Columns columns = UnfoldedLayout.of(this).columns();
    return IntStream.range(0, columns.count()).anyMatch(columns::isGap);
  }

  /** Draws the diagram. */
  public Picture picture() {
    return Picture.of(title, words(), this::draw);
  }

  /** Draws the diagram from (0, 0) on. */
  public void draw(Canvas canvas) {
    new UnfoldedDrawing(this, canvas).draw();
  }

  /** What the diagram says: each level and what it holds at the last step. */
  public String words() {
    StringBuilder words = new StringBuilder(title);
    for (Level level : levels) {
      words.append('\n').append(level.name());
      level
          .present()
          .reduce((first, second) -> second)
          .ifPresent(node -> words.append(": ").append(words(node)));
    }
    return words.toString();
  }

  private static String words(Level.Node node) {
    String caption = node.caption().isEmpty() ? "" : "'" + Symbols.visible(node.caption()) + "' ";
    return caption + node.values().stream().map(Words::of).collect(Collectors.joining(" "));
  }

  /** Where a level continues another one: the first step of its own. */
  private OptionalInt secondHalf() {
    return levels.stream()
        .filter(level -> level.continues().isPresent())
        .mapToInt(
            level ->
                IntStream.range(0, level.nodes().size())
                    .filter(t -> level.nodes().get(t).isPresent())
                    .findFirst()
                    .orElse(0))
        .filter(t -> t > 0)
        .findFirst();
  }

  /** The number of a step, counted from 1, and again from 1 where a decoder begins. */
  int stepNumber(int step) {
    int half = secondHalf().orElse(0);
    return step < half ? step + 1 : step - half + 1;
  }

  Columns columns(int most) {
    int steps = levels.get(0).nodes().size();
    OptionalInt half = secondHalf();
    return half.isPresent() ? Columns.of(steps, most, half.getAsInt()) : Columns.of(steps, most);
  }
}
