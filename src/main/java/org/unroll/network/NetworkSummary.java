package org.unroll.network;

import java.util.ArrayList;
import java.util.List;
import org.unroll.layer.Layer;

/** A network at a glance: a row for each layer, and how many parameters there are in all. */
public record NetworkSummary(int inputSize, List<Row> rows, long parameters, String loss) {

  /** A layer: its name, its line, the length of an output row and how many parameters it has. */
  public record Row(String name, String layer, int outputSize, boolean lastOnly, long parameters) {
    /** The output's shape, with B for the sequences and T for the steps. */
    public String outputShape() {
      return lastOnly ? "[B x " + outputSize + "]" : "[B x T x " + outputSize + "]";
    }
  }

  /** The summary of a network. */
  public static NetworkSummary of(Network network) {
    List<Row> rows = new ArrayList<>();
    boolean lastOnly = false;
    for (Layer layer : network.layers()) {
      lastOnly |= layer.name().equals("last");
      rows.add(
          new Row(
              layer.name(),
              layer.describe(),
              layer.outputSize(),
              lastOnly,
              layer.parameters().count()));
    }
    return new NetworkSummary(
        network.inputSize(), rows, network.parameters().count(), network.loss().name());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-28s%-18s%12s%n", "layer", "output", "parameters"));
    text.append(String.format("%-28s%-18s%12s%n", "input", "[B x T x " + inputSize + "]", ""));
    for (Row row : rows) {
      text.append(
          String.format("%-28s%-18s%,12d%n", row.layer(), row.outputShape(), row.parameters()));
    }
    return text.append(String.format("%-46s%,12d%nloss: %s", "in all", parameters, loss))
        .toString();
  }
}
