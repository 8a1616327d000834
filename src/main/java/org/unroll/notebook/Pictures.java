package org.unroll.notebook;

import java.util.Optional;
import org.unroll.display.chart.LineChart;
import org.unroll.display.svg.Picture;
import org.unroll.train.History;

/** Which picture shows which value. */
final class Pictures {
  private Pictures() {}

  /** The picture of a value; empty if it has none. */
  static Optional<Picture> of(Object value) {
    if (value instanceof Picture picture) {
      return Optional.of(picture);
    }
    if (value instanceof History history && !history.updates().isEmpty()) {
      return Optional.of(
          LineChart.of("Training", "update", "loss").curve("loss", history.losses()).picture());
    }
    return Optional.empty();
  }
}
