package org.unroll.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.display.HtmlTable;
import org.unroll.network.NetworkSummary;

/** Values that are read as a table: plain HTML that needs no style. */
final class Tables {
  private Tables() {}

  /** The table of a value; empty if it has none. */
  static Optional<String> of(Object value) {
    return value instanceof NetworkSummary summary ? Optional.of(summary(summary)) : Optional.empty();
  }

  private static String summary(NetworkSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "[B x T x " + summary.inputSize() + "]", ""));
    for (NetworkSummary.Row row : summary.rows()) {
      rows.add(List.of(row.layer(), row.outputShape(), count(row.parameters())));
    }
    rows.add(List.of("loss: " + summary.loss(), "", count(summary.parameters())));
    return new HtmlTable(List.of("layer", "output", "parameters"), rows).html();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
