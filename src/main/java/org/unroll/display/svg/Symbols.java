package org.unroll.display.svg;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes symbols of a vocabulary visible: blanks and control characters get a sign of their own. */
public final class Symbols {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[^␣])␣(?=[^␣])");
  private static final int START = 2; // of Vocabulary.START
  private static final int END = 3; // of Vocabulary.END

  private Symbols() {}

  /**
   * {@code ␣} for a blank, {@code ↵} for a line's end, {@code ⇥} for a tab, {@code ‹start›} and
   * {@code ‹end›} for the two ends of a written sequence; other characters stay as they are. So
   * does a blank between two words.
   */
  public static String visible(String symbol) {
    return BETWEEN_WORDS.matcher(marked(symbol)).replaceAll(" ");
  }

  /** As {@link #visible(String)}, for each symbol. */
  public static List<String> visible(List<String> symbols) {
    return symbols.stream().map(Symbols::visible).toList();
  }

  private static String marked(String symbol) {
    return symbol.codePoints().mapToObj(Symbols::visible).collect(Collectors.joining());
  }

  private static String visible(int c) {
    return switch (c) {
      case ' ' -> "␣";
      case '\n' -> "↵";
      case '\t' -> "⇥";
      case START -> "‹start›";
      case END -> "‹end›";
      default -> Character.toString(c < ' ' ? CONTROL_PICTURES + c : c);
    };
  }
}
