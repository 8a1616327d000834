package org.unroll.notebook.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.unroll.notebook.MagicException;

/** A magic's arguments, checked against its {@link MagicSpec}: words in order, options by name. */
public final class Call {
  static final String JAVA_FLAG = "--java";

  private final MagicSpec spec;
  private final List<Word> words = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private boolean showsJava;

  private Call(MagicSpec spec) {
    this.spec = spec;
  }

  /**
   * Sorts {@code arguments} into words and options.
   *
   * @throws MagicException for an option that is not there, comes twice or has a wrong value
   */
  static Call of(MagicSpec spec, List<Word> arguments) {
    Call call = new Call(spec);
    for (Word word : arguments) {
      if (word.isQuoted() || !word.text().matches("[A-Za-z][A-Za-z0-9]*=(?s:.*)|--.+")) {
        call.words.add(word);
      } else if (word.text().equals(JAVA_FLAG)) {
        call.showsJava = true;
      } else {
        call.addOption(word.text());
      }
    }
    return call;
  }

  private void addOption(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Option option = spec.option(name);
    if (option == null) {
      throw error(
          "there is no option %s; there are %s", name, String.join(" ", spec.optionWords()));
    }
    String value = text.substring(equals + 1);
    if (!option.kind().accepts(value)) {
      throw error(
          "%s is %s but must be %s", name, value.isEmpty() ? "empty" : value, option.kind());
    }
    if (!option.choices().isEmpty() && !option.choices().contains(value)) {
      throw error(
          "%s is %s but must be one of %s", name, value, String.join(", ", option.choices()));
    }
    if (options.put(name, value) != null) {
      throw error("the option %s is there twice", name);
    }
  }

  /** The magic's name and a problem, as one sentence. */
  public MagicException error(String problem, Object... arguments) {
    String sentence = spec.sign() + ": " + String.format(java.util.Locale.ROOT, problem, arguments);
    return new MagicException(sentence.matches("(?s).*[.?!]") ? sentence : sentence + ".");
  }

  MagicSpec spec() {
    return spec;
  }

  /** Whether the Java is to be shown. */
  boolean showsJava() {
    return showsJava;
  }

  List<Word> words() {
    return words;
  }

  /** The text of the word at {@code index}, which the usage calls {@code name}. */
  public String text(int index, String name) {
    return word(index, name).text();
  }

  /** The word at {@code index}, which the usage calls {@code name}. */
  Word word(int index, String name) {
    if (index >= words.size()) {
      throw error("%s is missing; write %s", name, spec.usage());
    }
    return words.get(index);
  }

  /** The words from {@code from} on. */
  List<Word> wordsFrom(int from, String name) {
    word(from, name);
    return words.subList(from, words.size());
  }

  /** Fails if there are more than {@code count} words. */
  public void requireAtMost(int count) {
    if (words.size() > count) {
      throw error("there is no place for %s; write %s", words.get(count).text(), spec.usage());
    }
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's text, or its default. */
  String text(String option) {
    return options.getOrDefault(option, spec.option(option).otherwise());
  }

  /** The option's whole number, or its default. */
  OptionalLong whole(String option) {
    String text = text(option);
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  /** The option's number, or its default. */
  OptionalDouble number(String option) {
    String text = text(option);
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }

  /** The option's whole number as a count that an int holds. */
  int count(String option) {
    long value = whole(option).orElseThrow();
    if (value > Integer.MAX_VALUE || value < Integer.MIN_VALUE) {
      throw error("%s is %d, which is too large", option, value);
    }
    return (int) value;
  }
}
