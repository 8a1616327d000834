package org.unroll.notebook.magic;

import java.util.ArrayList;
import java.util.List;

/**
 * One argument of a magic.
 *
 * @param quotes whether double quotes stood around it
 */
record Word(String text, Quotes quotes) {
  /** What is known of a word's quotes. IJava takes them away before a magic sees them. */
  enum Quotes {
    AROUND,
    NONE,
    UNKNOWN
  }

  /**
   * Arguments from which the kernel took the quotes; behind an empty text, IJava leaves a blank
   * before the next option.
   */
  static List<Word> withoutQuotes(List<String> arguments) {
    List<Word> words = new ArrayList<>();
    for (String argument : arguments) {
      words.add(new Word(argument.replaceFirst("^\\s+(?=\\w+=)", ""), Quotes.UNKNOWN));
    }
    int last = words.size() - 1;
    if (last >= 0 && words.get(last).text().equals(";")) {
      words.remove(last);
    } else if (last >= 0 && words.get(last).text().matches("\\S*[\\w)\\]];")) {
      words.set(last, new Word(words.get(last).text().replaceFirst(";$", ""), Quotes.UNKNOWN));
    }
    return words;
  }

  /**
   * The words of a line in which double quotes keep white space, {@code \"} is a quote, and a last
   * ; means nothing.
   */
  static List<Word> of(String line) {
    String text = line.strip();
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inside = false;
    boolean started = false;
    boolean quotedAtStart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\'
          && i + 1 < text.length()
          && "\"\\nt".indexOf(text.charAt(i + 1)) >= 0
          && inside) {
        word.append(unescaped(text.charAt(++i)));
      } else if (c == '"') {
        quotedAtStart |= !started;
        inside = !inside;
        started = true;
      } else if (Character.isWhitespace(c) && !inside) {
        add(words, word, started, quotedAtStart);
        started = false;
        quotedAtStart = false;
      } else if (c != ';' || inside || i < text.length() - 1) {
        word.append(c);
        started = true;
      }
    }
    add(words, word, started, quotedAtStart);
    return words;
  }

  /** Where the arrow between an input and its target stands; -1 if there is none. */
  static int arrow(List<Word> words) {
    return words.indexOf(
        words.stream()
            .filter(w -> !w.isQuoted() && w.text().equals("->"))
            .findFirst()
            .orElse(null));
  }

  private static char unescaped(char c) {
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }

  private static void add(List<Word> words, StringBuilder word, boolean started, boolean quoted) {
    if (started) {
      words.add(new Word(word.toString(), quoted ? Quotes.AROUND : Quotes.NONE));
    }
    word.setLength(0);
  }

  boolean isQuoted() {
    return quotes == Quotes.AROUND;
  }

  /** Whether it is a text for sure: quoted, or with white space, which only quotes can keep. */
  boolean isText() {
    return isQuoted() || text.chars().anyMatch(Character::isWhitespace);
  }

  boolean isNumber() {
    return !isQuoted() && Option.Kind.NUMBER.accepts(text);
  }
}
