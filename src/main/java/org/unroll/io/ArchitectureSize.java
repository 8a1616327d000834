package org.unroll.io;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.unroll.data.Vocabulary;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.matrix.Checks;
import org.unroll.matrix.Precision;

/** How many bytes the weights of an {@link Architecture} need, known before any is allocated. */
final class ArchitectureSize {
  private static final Map<String, Integer> GATES = Map.of("rnn", 1, "gru", 3, "lstm", 4);
  private static final Pattern WORDS = Pattern.compile("[\\w.=-]+( [\\w.=-]+)*");
  private static final int MOST_DIGITS = 9;

  private double numbers;
  private double columns;

  private ArchitectureSize() {}

  /** The bytes; a double, so that no product overflows. */
  static double of(Architecture architecture, TensorFile file) throws IOException {
    try {
      return of(architecture);
    } catch (IllegalArgumentException e) {
      throw ModelFile.cannotBeBuilt(file, e);
    }
  }

  private static double of(Architecture architecture) {
    ArchitectureSize size = new ArchitectureSize();
    for (String line : architecture.lines()) {
      Checks.require(WORDS.matcher(line).matches(), "a line must be words with single blanks.");
      size.add(List.of(line.split(" ")), architecture);
    }
    return size.numbers
        * (architecture.precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES);
  }

  private void add(List<String> words, Architecture architecture) {
    String kind = words.get(0);
    switch (kind) {
      case "input" -> columns = number(words);
      case "onehot" -> columns = architecture.vocabulary().map(Vocabulary::size).orElse(0);
      case "embedding", "dense" -> addMatrix(number(words));
      case "rnn", "gru", "lstm" -> addRecurrent(kind, number(words), 1);
      case "bidirectional" -> addBidirectional(words);
      default -> {} // a line without weights
    }
  }

  private void addMatrix(double rows) {
    numbers += rows * columns;
    columns = rows;
  }

  private void addBidirectional(List<String> words) {
    List<String> inner = words.subList(1, words.size());
    Checks.require(
        !inner.isEmpty() && GATES.containsKey(inner.get(0)),
        "bidirectional is followed by rnn, gru or lstm, not by %s.",
        inner);
    addRecurrent(inner.get(0), number(inner), 2);
    columns = words.contains("merge=sum") ? columns : 2 * columns;
  }

  private void addRecurrent(String kind, double hidden, int directions) {
    numbers += directions * GATES.get(kind) * hidden * (columns + hidden);
    columns = hidden;
  }

  private static double number(List<String> words) {
    String size = words.size() < 2 ? "" : words.get(1);
    Checks.require(
        size.matches("\\d{1," + MOST_DIGITS + "}"), "%s has no size in %s.", words.get(0), words);
    return Integer.parseInt(size);
  }
}
