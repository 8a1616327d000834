package org.unroll.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Dense;
import org.unroll.layer.Layer;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkLines;

/**
 * A network without its weights.
 *
 * @param lines a layer a line, as in {@code %%network}, where {@code vocabulary} stands for the
 *     vocabulary
 * @param vocabulary the symbols that it reads, if it reads symbols
 * @param precision the precision of its weights
 * @param seed the seed from which its first weights came
 */
record Architecture(
    List<String> lines, Optional<Vocabulary> vocabulary, Precision precision, long seed) {
  private static final String VOCABULARY = "vocabulary";

  static Architecture of(Network network) {
    List<String> lines = new ArrayList<>();
    lines.add(
        network.vocabulary().isPresent() ? "onehot " + VOCABULARY : "input " + network.inputSize());
    network.layers().forEach(layer -> lines.add(line(layer)));
    lines.add("loss " + network.loss().name());
    return new Architecture(
        lines, network.vocabulary(), network.precision(), network.seed().value());
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
   * @throws IllegalArgumentException if a line is wrong
   */
  Network build() {
    return NetworkLines.parse(String.join("\n", lines), this::find)
        .builder()
        .precision(precision)
        .seed(seed)
        .zeroWeights()
        .build();
  }

  private Optional<?> find(String name) {
    return name.equals(VOCABULARY) ? vocabulary : Optional.empty();
  }
}
