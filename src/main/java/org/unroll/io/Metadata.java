package org.unroll.io;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.io.safetensors.TensorWriter;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

/**
 * An {@link Architecture} as the free texts of a model file:
 *
 * <ul>
 *   <li>{@code architecture}: an array of its lines
 *   <li>{@code loss}: an array of the numbers that its loss has beside its name, as texts, if they
 *       are not the usual ones
 *   <li>{@code vocabulary}: an array of its symbols, if it reads symbols; {@code symbols}: whether
 *       these are {@code characters} or {@code words}
 *   <li>{@code precision}: {@code float32} or {@code float64}
 *   <li>{@code seed}: a whole number
 *   <li>{@code gru}: {@code reset-before}, if a GRU resets before the product; PyTorch's form
 *       otherwise
 * </ul>
 */
final class Metadata {
  private static final String ARCHITECTURE = "architecture";
  private static final String LOSS = "loss";
  private static final String VOCABULARY = "vocabulary";
  private static final String SYMBOLS = "symbols";
  private static final String PRECISION = "precision";
  private static final String SEED = "seed";
  private static final String GRU = "gru";
  private static final String RESET_BEFORE = "reset-before";
  private static final int MOST_LINES = 1_000;

  private final TensorFile file;

  private final String prefix;

  /**
   * The texts of a network whose names begin with {@code prefix}, which is empty for a network
   * alone.
   */
  Metadata(TensorFile file, String prefix) {
    this.file = file;
    this.prefix = prefix;
  }

  static void write(Architecture architecture, String prefix, TensorWriter to) {
    to.metadata(prefix + ARCHITECTURE, JsonStrings.write(architecture.lines()));
    if (!architecture.lossSettings().isEmpty()) {
      to.metadata(
          prefix + LOSS,
          JsonStrings.write(architecture.lossSettings().stream().map(String::valueOf).toList()));
    }
    architecture
        .vocabulary()
        .ifPresent(
            vocabulary -> {
              to.metadata(prefix + VOCABULARY, JsonStrings.write(vocabulary.symbols()));
              to.metadata(prefix + SYMBOLS, quote(vocabulary.isOfWords() ? "words" : "characters"));
            });
    to.metadata(
        prefix + PRECISION, quote(architecture.precision().name().toLowerCase(Locale.ROOT)));
    to.metadata(prefix + SEED, Long.toString(architecture.seed()));
    if (architecture.resets().contains(Reset.BEFORE)) {
      to.metadata(prefix + GRU, RESET_BEFORE);
    }
  }

  private static String quote(String word) {
    return '"' + word + '"';
  }

  /** Whether the file says what its network is. */
  boolean hasArchitecture() {
    return has(ARCHITECTURE);
  }

  private boolean has(String key) {
    return file.metadata().containsKey(prefix + key);
  }

  /** What it says of its network. */
  Architecture architecture() throws IOException {
    return new Architecture(
        strings(ARCHITECTURE, MOST_LINES), lossSettings(), vocabulary(), precision(), seed());
  }

  private List<Double> lossSettings() throws IOException {
    if (!has(LOSS)) {
      return List.of();
    }
    try {
      return strings(LOSS, file.dataBytes()).stream().map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw file.error("its metadata %s must be numbers as texts.", LOSS);
    }
  }

  /**
   * The symbols, if there are any. A weight has a number for each, so that more than the weights
   * are not read.
   */
  Optional<Vocabulary> vocabulary() throws IOException {
    if (!has(VOCABULARY)) {
      return Optional.empty();
    }
    List<String> symbols = strings(VOCABULARY, file.dataBytes() / Float.BYTES);
    try {
      return Optional.of(
          oneOf(SYMBOLS, "characters", "words").equals("words")
              ? Vocabulary.ofWordList(symbols)
              : Vocabulary.of(symbols));
    } catch (IllegalArgumentException e) {
      throw file.error("its metadata %s is wrong: %s", VOCABULARY, e.getMessage());
    }
  }

  /**
   * Fails if the network reads other symbols, or its GRU has the other form, than the network of
   * the file.
   */
  void requireFits(Network network) throws IOException {
    Optional<Vocabulary> theirs = vocabulary();
    if (theirs.isPresent() && !theirs.equals(network.vocabulary())) {
      throw file.error(
          "the vocabularies differ: the file's is %s, this network's %s. Open the file with its own.",
          theirs.get(), network.vocabulary().map(Vocabulary::toString).orElse("none"));
    }
    List<Reset> resets = Architecture.of(network).resets();
    List<Reset> expected =
        hasArchitecture() ? architecture().resets() : Collections.nCopies(resets.size(), reset());
    if (!resets.equals(expected)) {
      throw file.error(
          "its GRUs reset %s the recurrent product, this network's %s. Build it with the same form.",
          expected, resets);
    }
  }

  private Reset reset() {
    String form = file.metadata().getOrDefault(prefix + GRU, "");
    return form.equals(RESET_BEFORE) || form.equals(quote(RESET_BEFORE))
        ? Reset.BEFORE
        : Reset.AFTER;
  }

  private Precision precision() throws IOException {
    return Precision.valueOf(oneOf(PRECISION, "float32", "float64").toUpperCase(Locale.ROOT));
  }

  private long seed() throws IOException {
    try {
      return Long.parseLong(text(SEED));
    } catch (NumberFormatException e) {
      throw file.error("its metadata %s must be a whole number.", SEED);
    }
  }

  private List<String> strings(String key, long most) throws IOException {
    try {
      return JsonStrings.read(text(key), most);
    } catch (IOException e) {
      throw file.error("its metadata %s must be an array of at most %d strings.", key, most);
    }
  }

  private String oneOf(String key, String first, String second) throws IOException {
    String text = text(key);
    if (!text.equals(quote(first)) && !text.equals(quote(second))) {
      throw file.error("its metadata %s must be \"%s\" or \"%s\".", key, first, second);
    }
    return text.substring(1, text.length() - 1);
  }

  private String text(String key) throws IOException {
    String text = file.metadata().get(prefix + key);
    if (text == null) {
      throw file.error("its metadata has no %s.", prefix + key);
    }
    return text;
  }
}
