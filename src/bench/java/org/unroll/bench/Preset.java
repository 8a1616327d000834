package org.unroll.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;

/**
 * A character model of a fixed size: {@code layers} recurrent layers of {@code hidden} units over
 * one-hot symbols with a softmax head, trained on {@code batch} streams in windows of {@code
 * steps}; without steps, it generates instead.
 */
record Preset(
    String name, String cell, int vocabulary, int hidden, int layers, int batch, int steps) {

  private static final Preset[] ALL = {
    new Preset("a-rnn", "rnn", 64, 128, 1, 32, 50),
    new Preset("a-lstm", "lstm", 64, 128, 1, 32, 50),
    new Preset("a-gru", "gru", 64, 128, 1, 32, 50),
    new Preset("b-rnn", "rnn", 96, 256, 1, 64, 64),
    new Preset("b-lstm", "lstm", 96, 256, 1, 64, 64),
    new Preset("b-gru", "gru", 96, 256, 1, 64, 64),
    new Preset("c-lstm", "lstm", 96, 512, 2, 64, 100),
    new Preset("d-rnn", "rnn", 64, 64, 1, 1, 25),
    new Preset("e", "lstm", 96, 512, 2, 1, 0)
  };

  private static final int WINDOWS = 64;

  static Preset of(String name) {
    for (Preset preset : ALL) {
      if (preset.name.equals(name)) {
        return preset;
      }
    }
    throw new IllegalArgumentException("There is no preset " + name + ". There are: " + names());
  }

  static String names() {
    return String.join(", ", Arrays.stream(ALL).map(Preset::name).toList());
  }

  boolean generates() {
    return steps == 0;
  }

  Network network() {
    NetworkBuilder builder = Network.builder().oneHot(symbols()).seed(1);
    for (int layer = 0; layer < layers; layer++) {
      switch (cell) {
        case "rnn" -> builder.rnn(hidden);
        case "gru" -> builder.gru(hidden);
        default -> builder.lstm(hidden);
      }
    }
    return builder.softmax(vocabulary).build();
  }

  /** Random symbols for {@link #WINDOWS} windows. */
  Corpus corpus() {
    return Corpus.of(randomText(batch * WINDOWS * steps + 1), symbols());
  }

  String randomText(int length) {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < length; k++) {
      text.appendCodePoint(symbol(random.nextInt(vocabulary)));
    }
    return text.toString();
  }

  private Vocabulary symbols() {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, vocabulary).forEach(k -> all.appendCodePoint(symbol(k)));
    return Vocabulary.ofCharacters(all.toString());
  }

  private static int symbol(int k) {
    return ' ' + k;
  }
}
