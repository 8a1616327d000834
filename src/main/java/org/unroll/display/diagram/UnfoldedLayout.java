package org.unroll.display.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unroll.display.svg.TextStyle;

/**
 * Where the columns of an unfolded network stand: as many steps as can be drawn with labels that
 * can be read.
 *
 * @param columns the steps that are drawn
 * @param nameRoom the width in which a level's name is set
 * @param left where the first box begins
 * @param pitch from one box to the next
 * @param arrowRoom between two boxes
 * @param box the boxes
 */
record UnfoldedLayout(
    Columns columns, double nameRoom, double left, double pitch, double arrowRoom, NodeBox box) {
  static final double WIDTH = 800;
  static final TextStyle NAME = TextStyle.LABEL.start().strong();
  private static final int LEAST_STEPS = 3;
  private static final double WIDEST_BOX = 104;
  private static final double WIDEST_ARROW = 42;
  private static final double ARROW_SHARE = 0.4;
  private static final double GAP = 14;
  private static final double NAME_ROOM = 110;
  private static final double NAME_ROOM_OF_TWO = 84;
  private static final double LAST_STATE_ROOM = 26;
  private static final double LEAST_VALUE_WIDTH = 44;

  /** The layout with the most steps whose labels have room, down to three. */
  static UnfoldedLayout of(UnfoldedDiagram diagram) {
    int most = UnfoldedDiagram.MOST_STEPS;
    UnfoldedLayout layout = of(diagram, most);
    while (most > LEAST_STEPS && layout.box.width() < leastWidth(diagram, layout.columns)) {
      most -= 2;
      layout = of(diagram, most);
    }
    return layout;
  }

  /** The width that the labels of the drawn steps need, but for those that never have room. */
  private static double leastWidth(UnfoldedDiagram diagram, Columns columns) {
    return columns.steps().stream()
        .filter(step -> step != Columns.GAP)
        .flatMap(step -> diagram.levels().stream().map(level -> level.nodes().get(step)))
        .flatMap(Optional::stream)
        .mapToDouble(NodeBox::leastWidth)
        .filter(width -> width <= WIDEST_BOX)
        .max()
        .orElse(0);
  }

  private static UnfoldedLayout of(UnfoldedDiagram diagram, int mostSteps) {
    List<Level> levels = diagram.levels();
    Columns columns = diagram.columns(mostSteps);
    boolean continued = levels.stream().anyMatch(level -> level.continues().isPresent());
    boolean recurrent = levels.stream().anyMatch(Level::isRecurrent);
    boolean both = levels.stream().anyMatch(level -> !level.weightBack().isEmpty());
    double nameRoom = continued ? NAME_ROOM_OF_TWO : NAME_ROOM;
    double names =
        levels.stream()
            .flatMap(level -> NAME.lines(level.name(), nameRoom).stream())
            .mapToDouble(NAME::width)
            .max()
            .orElse(0);
    double left = names + (recurrent ? 30 + WIDEST_ARROW : 18);
    double room = WIDTH - left - (continued ? names + 14 : 0) - (both ? LAST_STATE_ROOM : 0);
    long gaps = IntStream.range(0, columns.count()).filter(columns::isGap).count();
    double pitch =
        Math.min(
            (room - gaps * (WIDEST_ARROW + GAP)) / (columns.count() - gaps),
            WIDEST_BOX + WIDEST_ARROW);
    double arrowRoom = Math.min(WIDEST_ARROW, ARROW_SHARE * pitch);
    NodeBox box = new NodeBox(pitch - arrowRoom, stacks(levels, both, pitch - arrowRoom));
    return new UnfoldedLayout(columns, nameRoom, left, pitch, arrowRoom, box);
  }

  /**
   * Whether vectors stand below each other: two directions always, others where they would be too
   * narrow.
   */
  private static boolean stacks(List<Level> levels, boolean both, double width) {
    int most =
        levels.stream()
            .flatMap(Level::present)
            .mapToInt(node -> node.values().size())
            .max()
            .orElse(0);
    return both || most > 1 && width / most < LEAST_VALUE_WIDTH;
  }

  /** The width of the dots for the steps that are left out. */
  double gapWidth() {
    return GAP;
  }

  /** The middle of a column. */
  double center(int column) {
    long gaps = IntStream.range(0, column).filter(columns::isGap).count();
    double own = columns.isGap(column) ? GAP : box.width();
    return left + (column - gaps) * pitch + gaps * (arrowRoom + GAP) + own / 2;
  }

  /** A level's name in lines. */
  List<String> name(Level level) {
    return NAME.lines(level.name(), nameRoom);
  }
}
