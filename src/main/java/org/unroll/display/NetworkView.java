package org.unroll.display;

import org.unroll.display.diagram.NetworkDiagram;
import org.unroll.display.diagram.NetworkDiagram.Kind;
import org.unroll.display.diagram.PairDiagram;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.layer.Layer;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.NetworkSummary;

/** The picture of the layers of a network, or of the two of an encoder-decoder. */
final class NetworkView {
  private NetworkView() {}

  static Picture of(Network network) {
    return diagram("Network", network).picture();
  }

  static Picture of(EncoderDecoder model) {
    return new PairDiagram(
            "Encoder-decoder, " + Numbers.count(model.parameters().count()) + " parameters",
            encoder(diagram("Encoder", model.encoder())),
            diagram("Decoder", model.decoder()))
        .picture();
  }

  /** An encoder is trained through its decoder, so it has no loss of its own. */
  private static NetworkDiagram encoder(NetworkDiagram whole) {
    return new NetworkDiagram(whole.title(), whole.input(), whole.inputShape(), whole.layers(), "");
  }

  private static NetworkDiagram diagram(String name, Network network) {
    NetworkSummary summary = NetworkSummary.of(network);
    String input =
        network
            .vocabulary()
            .map(symbols -> "onehot, " + symbols.size() + " symbols")
            .orElse("input " + summary.inputSize());
    return new NetworkDiagram(
        name + ", " + Numbers.count(summary.parameters()) + " parameters",
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
        "loss: " + summary.loss());
  }

  private static Kind kind(Layer layer) {
    if (!layer.zeroStates(1).isEmpty()) {
      return Kind.RECURRENT;
    }
    return layer.parameters().count() > 0 ? Kind.EACH_STEP : Kind.PLAIN;
  }
}
