package org.unroll.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Activation;

/** A layer line that is being read: its words in order, its options by name. */
final class LayerLine {
  private final int number;
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final NetworkLines.Names names;
  private int next = 1;

  /** A value and the Java that stands for it. */
  record Value<T>(T value, String java) {}

  private LayerLine(int number, String text, NetworkLines.Names names) {
    this.number = number;
    this.text = text;
    this.names = names;
  }

  /** The line, or nothing if it is blank or a comment. */
  static Optional<LayerLine> parse(int number, String raw, NetworkLines.Names names) {
    String text = raw.replaceFirst("#.*", "").strip().replaceFirst("\\s*;$", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    LayerLine line = new LayerLine(number, text, names);
    for (String word : text.split("\\s+")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        line.words.add(word);
      } else if (line.options.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw line.error("the option " + word.substring(0, equals) + " is there twice");
      }
    }
    if (line.words.isEmpty() || line.text.matches("\\S*=.*") && line.text.indexOf(' ') < 0) {
      throw line.error("a line begins with a layer's name, such as lstm 64");
    }
    return Optional.of(line);
  }

  String kind() {
    return words.get(0);
  }

  /** The word behind the kind, or an empty one. */
  String firstWord() {
    return words.size() < 2 ? "" : words.get(1);
  }

  IllegalArgumentException error(String problem) {
    String sentence = "Line " + number + ", \"" + text + "\": " + problem;
    return new IllegalArgumentException(sentence.endsWith(".") ? sentence : sentence + ".");
  }

  /** The next word, such as a size. */
  String word(String usage) {
    if (next >= words.size()) {
      throw error("something is missing; expected " + usage);
    }
    return words.get(next++);
  }

  /** The next word as a size: a number, or what a name stands for. */
  Value<Integer> size(String usage) {
    String word = word(usage);
    if (word.matches("[-+]?\\d+")) {
      try {
        return new Value<>(Integer.parseInt(word), word);
      } catch (NumberFormatException e) {
        throw error(word + " is too large for a size");
      }
    }
    Object found =
        find(word, "a whole number, or the name of one, of a Vocabulary or of a Corpus", usage);
    if (found instanceof Integer size) {
      return new Value<>(size, word);
    }
    if (found instanceof Vocabulary || found instanceof Corpus) {
      Value<Vocabulary> symbols = symbols(word, found, usage);
      return new Value<>(symbols.value().size(), symbols.java() + ".size()");
    }
    throw error(
        word
            + " is a "
            + found.getClass().getSimpleName()
            + ", which is no size; expected "
            + usage);
  }

  /** The next word as the name of a vocabulary or of a corpus that has one. */
  Value<Vocabulary> vocabulary(String usage) {
    String word = word(usage);
    Object found = find(word, "the name of a Vocabulary or of a Corpus", usage);
    return symbols(word, found, usage);
  }

  private Value<Vocabulary> symbols(String word, Object found, String usage) {
    if (found instanceof Corpus corpus) {
      return new Value<>(corpus.vocabulary(), word + ".vocabulary()");
    }
    if (found instanceof Vocabulary vocabulary) {
      return new Value<>(vocabulary, word);
    }
    throw error(
        word
            + " is a "
            + found.getClass().getSimpleName()
            + ", not a Vocabulary or Corpus; expected "
            + usage);
  }

  private Object find(String word, String expected, String usage) {
    Optional<?> found = names.find(word);
    if (found.isEmpty()) {
      throw error(
          word + " is neither a number nor a variable; expected " + usage + " with " + expected);
    }
    return found.get();
  }

  /** An option that is a number. */
  double number(String name, double otherwise) {
    String value = option(name);
    if (value == null) {
      return otherwise;
    }
    return parseNumber(name, value);
  }

  /** The next word as a number. */
  double numberWord(String name, String usage) {
    return parseNumber(name, word(usage));
  }

  private double parseNumber(String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw error(name + " is " + value + " but must be a number");
  }

  /** An option that is true or false. */
  boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(oneOf(name, Boolean.toString(otherwise), "true", "false"));
  }

  /** An option that is one of a few words. */
  String oneOf(String name, String otherwise, String... choices) {
    String value = option(name);
    if (value == null) {
      return otherwise;
    }
    if (!Arrays.asList(choices).contains(value)) {
      throw error(name + " is " + value + " but must be one of " + String.join(", ", choices));
    }
    return value;
  }

  /** An option that names an activation. */
  Activation activation(String otherwise) {
    return Activation.named(oneOf("activation", otherwise, "tanh", "sigmoid", "relu", "identity"));
  }

  private String option(String name) {
    known.add(name);
    return options.get(name);
  }

  /** Fails if a word or an option was not asked for. */
  void requireAllRead() {
    if (next < words.size()) {
      throw error("there is no place for " + words.get(next) + "; write one layer a line");
    }
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        throw error(
            known.isEmpty()
                ? "the layer " + kind() + " has no options, so not " + name
                : "there is no option " + name + "; there are " + String.join(", ", known));
      }
    }
  }
}
