package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.List;

/**
 * The name and the arguments of a magic, as written behind {@code %} or {@code %%}.
 *
 * @param name without percent signs
 */
public record MagicCall(String name, List<String> arguments) {

  /**
   * Reads what stands behind the percent signs. White space separates arguments; double quotes keep
   * it, alone or inside an argument; {@code \"} is a quote; a {@code ;} at the end of the line is
   * ignored, as at the end of a Java statement.
   */
  static MagicCall parse(String line) {
    List<String> words = words(line.strip());
    return new MagicCall(words.get(0), List.copyOf(words.subList(1, words.size())));
  }

  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        word.append('"');
        inWord = true;
        i++;
      } else if (c == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else if (c != ';' || quoted || i < line.length() - 1) {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** The Java expression that makes this call. It names no type, so no import can break it. */
  String toJava() {
    StringBuilder java = new StringBuilder(InlineMagic.METHOD).append("(\"").append(name);
    for (String argument : arguments) {
      java.append("\", \"");
      argument.chars().forEach(c -> java.append(literal((char) c)));
    }
    return java.append("\")").toString();
  }

  private static String literal(char c) {
    return c == '"' || c == '\\' ? "\\" + c : c < ' ' ? String.format("\\u%04x", (int) c) : "" + c;
  }
}
