package org.unroll.kernel.java;

/** The few lexical rules of Java that are needed to see where code is code. */
final class JavaText {
  private static final String TEXT_BLOCK = "\"\"\"";

  private JavaText() {}

  /**
   * The index behind the string, text block, character or comment that begins at {@code from};
   * {@code from} itself where none begins. One that is not closed ends with its line or with the
   * code.
   */
  static int endOfLiteralOrComment(String code, int from) {
    char c = code.charAt(from);
    if (c == '"') {
      return code.startsWith(TEXT_BLOCK, from)
          ? endOfQuoted(code, from + 3, TEXT_BLOCK, true)
          : endOfQuoted(code, from + 1, "\"", false);
    }
    if (c == '\'') {
      return endOfQuoted(code, from + 1, "'", false);
    }
    if (code.startsWith("//", from)) {
      return endOfLine(code, from);
    }
    if (code.startsWith("/*", from)) {
      int end = code.indexOf("*/", from + 2);
      return end < 0 ? code.length() : end + 2;
    }
    return from;
  }

  private static int endOfQuoted(String code, int from, String quote, boolean lines) {
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\') {
        i++;
      } else if (code.startsWith(quote, i)) {
        return i + quote.length();
      } else if (c == '\n' && !lines) {
        return i;
      }
    }
    return code.length();
  }

  private static int endOfLine(String code, int from) {
    int end = code.indexOf('\n', from);
    return end < 0 ? code.length() : end;
  }

  /** How many line ends stand before an index. */
  static int linesBefore(String code, int index) {
    int lines = 0;
    for (int i = 0; i < index; i++) {
      if (code.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }

  /** Whether the last character belongs to a string, a text block, a character or a comment. */
  static boolean endsInLiteralOrComment(String code) {
    int at = 0;
    int end = 0;
    while (at < code.length()) {
      end = endOfLiteralOrComment(code, at);
      at = Math.max(end, at + 1);
    }
    return end == code.length() && end > 0;
  }

  /** How many brackets are open at the end; negative where one closes what is not open. */
  static int openBrackets(String code) {
    int open = 0;
    int at = 0;
    while (at < code.length() && open >= 0) {
      int end = endOfLiteralOrComment(code, at);
      open += end > at ? 0 : opened(code.charAt(at));
      at = Math.max(end, at + 1);
    }
    return open;
  }

  /** 1 for a bracket that opens, -1 for one that closes, else 0. */
  static int opened(char c) {
    return switch (c) {
      case '{', '(', '[' -> 1;
      case '}', ')', ']' -> -1;
      default -> 0;
    };
  }
}
