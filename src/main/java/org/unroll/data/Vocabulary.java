package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The symbols that a network reads and writes, numbered from 0. A symbol is a string: one character
 * of a text (a code point), or a word.
 */
public final class Vocabulary {
  /** What a decoder reads before its first symbol. */
  public static final String START = "\u0002";

  /** What a decoder writes after its last symbol. */
  public static final String END = "\u0003";

  private final List<String> symbols;
  private final Map<String, Integer> ids = new HashMap<>();
  private final boolean words;

  private Vocabulary(Collection<String> symbols, boolean words) {
    this.symbols = List.copyOf(symbols);
    this.words = words;
    for (String symbol : this.symbols) {
      require(ids.put(symbol, ids.size()) == null, "Vocabulary: %s is there twice.", show(symbol));
    }
    require(!ids.isEmpty(), "Vocabulary: there are no symbols. Give it a text that is not empty.");
  }

  /** The characters of a text, in the order of their code points. */
  public static Vocabulary ofCharacters(String text) {
    return new Vocabulary(
        text.codePoints().sorted().distinct().mapToObj(Character::toString).toList(), false);
  }

  /** The words of texts, which blanks separate, in alphabetical order. */
  public static Vocabulary ofWords(Collection<String> texts) {
    TreeSet<String> words = new TreeSet<>();
    texts.forEach(text -> words.addAll(split(text)));
    return new Vocabulary(words, true);
  }

  /** These words in this order; a text is read word by word. */
  public static Vocabulary ofWordList(List<String> words) {
    return new Vocabulary(words, true);
  }

  /**
   * These symbols in this order; a text is read character by character if each is one character,
   * else word by word.
   */
  public static Vocabulary of(List<String> symbols) {
    return new Vocabulary(
        symbols, symbols.stream().anyMatch(s -> s.codePointCount(0, s.length()) != 1));
  }

  /** The same with {@link #START} and {@link #END} as its last symbols: what a decoder writes. */
  public Vocabulary withEnds() {
    List<String> all = new ArrayList<>(symbols);
    all.add(START);
    all.add(END);
    return new Vocabulary(all, words);
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(s -> !s.isEmpty()).toList();
  }

  /** How many symbols there are. */
  public int size() {
    return symbols.size();
  }

  /** The symbols in order. */
  public List<String> symbols() {
    return symbols;
  }

  /** Whether a text is read word by word. */
  public boolean isOfWords() {
    return words;
  }

  /** The symbol numbered {@code id}. */
  public String symbol(int id) {
    require(id >= 0 && id < size(), "Vocabulary: there is no symbol %d among %d.", id, size());
    return symbols.get(id);
  }

  /** Whether the symbol is there. */
  public boolean contains(String symbol) {
    return ids.containsKey(symbol);
  }

  /**
   * The number of a symbol.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public int id(String symbol) {
    Integer id = ids.get(symbol);
    require(
        id != null,
        "The vocabulary has no %s. It has %d symbols: %s",
        show(symbol),
        size(),
        preview());
    return id;
  }

  /**
   * The numbers of a text's symbols.
   *
   * @throws IllegalArgumentException if the text is empty or holds a symbol that is not there
   */
  public int[] encode(String text) {
    List<String> read =
        words ? split(text) : text.codePoints().mapToObj(Character::toString).toList();
    require(
        !read.isEmpty(),
        "The text is empty. Give it at least one %s.",
        words ? "word" : "character");
    return read.stream().mapToInt(this::id).toArray();
  }

  /** The text of these symbols; words are joined by blanks. */
  public String decode(int... ids) {
    return Arrays.stream(ids).mapToObj(this::symbol).collect(Collectors.joining(words ? " " : ""));
  }

  private static String show(String symbol) {
    return switch (symbol) {
      case "\n" -> "line break (\\n)";
      case "\t" -> "tab (\\t)";
      case START -> "start";
      case END -> "end";
      default -> "'" + symbol + "'";
    };
  }

  private String preview() {
    String joined =
        String.join(words ? " " : "", symbols).replace("\n", "\\n").replace("\t", "\\t");
    return joined.length() <= 120 ? joined : joined.substring(0, 120) + " ...";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary v && v.symbols.equals(symbols) && v.words == words;
  }

  @Override
  public int hashCode() {
    return symbols.hashCode();
  }

  @Override
  public String toString() {
    List<String> shown = new ArrayList<>();
    symbols.stream().limit(12).forEach(s -> shown.add(show(s)));
    return "Vocabulary of "
        + size()
        + (words ? " words: " : " characters: ")
        + String.join(" ", shown)
        + (size() > 12 ? " ..." : "");
  }
}
