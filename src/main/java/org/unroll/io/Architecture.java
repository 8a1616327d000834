package org.unroll.io;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Dense;
import org.unroll.layer.Layer;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.NetworkLines;

/**
 * A network without its weights.
 *
 * @param lines a layer a line, as in {@code %%network}, where {@code vocabulary} stands for the
 *     vocabulary
 * @param lossSettings the numbers of the loss, if they are not the usual ones
 * @param vocabulary the symbols that it reads, if it reads symbols
 * @param precision the precision of its weights
 * @param seed the seed from which its first weights came
 */
record Architecture(
    List<String> lines,
    List<Double> lossSettings,
    Optional<Vocabulary> vocabulary,
    Precision precision,
    long seed) {
  private static final String VOCABULARY = "vocabulary";

  static Architecture of(Network network) {
    List<String> lines = new ArrayList<>();
    lines.add(
        network.vocabulary().isPresent() ? "onehot " + VOCABULARY : "input " + network.inputSize());
    network.layers().forEach(layer -> lines.add(line(layer)));
    lines.add("loss " + network.loss().name());
    return new Architecture(
        lines,
        LossSettings.of(network.loss()),
        network.vocabulary(),
        network.precision(),
        network.seed().value());
  }

  /** The GRUs of the network in order, as the two forms of which the weights look alike. */
  List<Reset> resets() {
    return lines.stream()
        .filter(line -> line.matches("(bidirectional )?gru .*"))
        .map(line -> line.contains(" reset=before") ? Reset.BEFORE : Reset.AFTER)
        .toList();
  }

  /**
   * The activation of a dense layer is always said, so that it does not depend on where the line
   * stands.
   */
  private static String line(Layer layer) {
    return layer instanceof Dense dense
        ? "dense " + dense.outputSize() + " activation=" + dense.activation().name()
        : layer.describe();
  }

  /**
   * The network, its weights zeros.
   *
   * @throws IllegalArgumentException if a line is wrong, or stands for something else than it says
   */
  Network build() {
    NetworkBuilder builder =
        NetworkLines.parse(String.join("\n", lines), this::find)
            .builder()
            .precision(precision)
            .seed(seed)
            .zeroWeights();
    Network network = builder.build();
    if (!lossSettings.isEmpty()) {
      builder.loss(LossSettings.with(network.loss(), lossSettings, network.outputSize()));
      network = builder.build();
    }
    require(of(network).equals(this), "%s would become %s.", lines, of(network).lines());
    return network;
  }

  private Optional<?> find(String name) {
    return name.equals(VOCABULARY) ? vocabulary : Optional.empty();
  }
}
