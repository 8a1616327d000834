package org.unroll.display;

import org.unroll.display.diagram.NetworkDiagram;
import org.unroll.display.diagram.NetworkDiagram.Kind;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.layer.Layer;
import org.unroll.network.Network;
import org.unroll.network.NetworkSummary;

/** The picture of a network's layers. */
final class NetworkView {
  private NetworkView() {}

  static Picture of(Network network) {
    NetworkSummary summary = NetworkSummary.of(network);
    String input =
        network
            .vocabulary()
            .map(symbols -> "onehot, " + symbols.size() + " symbols")
            .orElse("input " + summary.inputSize());
    return new NetworkDiagram(
            "Network, " + Numbers.count(summary.parameters()) + " parameters",
            input,
            "[B x T x " + summary.inputSize() + "]",
            summary.rows().stream()
                .map(
                    row ->
                        new NetworkDiagram.Layer(
                            row.layer(),
                            kind(network.layer(row.name())),
                            row.outputShape(),
                            row.parameters()))
                .toList(),
            "loss: " + summary.loss())
        .picture();
  }

  private static Kind kind(Layer layer) {
    if (!layer.zeroStates(1).isEmpty()) {
      return Kind.RECURRENT;
    }
    return layer.parameters().count() > 0 ? Kind.EACH_STEP : Kind.PLAIN;
  }
}
