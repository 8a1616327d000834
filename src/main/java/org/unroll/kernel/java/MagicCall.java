package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.List;

/**
 * A magic as written behind {@code %} or {@code %%}.
 *
 * @param name without percent signs
 * @param text everything behind the name
 */
public record MagicCall(String name, String text) {

  /** Reads what stands behind the percent signs. */
  static MagicCall parse(String line) {
    String call = line.strip();
    int end = 0;
    while (end < call.length() && !Character.isWhitespace(call.charAt(end))) {
      end++;
    }
    String name = call.substring(0, end);
    if (end == call.length() && name.endsWith(";")) {
      name = name.substring(0, end - 1);
    }
    return new MagicCall(name, call.substring(end).strip());
  }

  /**
   * The arguments. White space separates them; double quotes keep it, alone or inside an argument;
   * {@code \"} is a quote; a {@code ;} at the end is ignored, as at the end of a Java statement.
   */
  public List<String> arguments() {
    return words(text);
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
    java.append("\", \"");
    text.chars().forEach(c -> java.append(literal((char) c)));
    return java.append("\")").toString();
  }

  private static String literal(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    return c < ' ' ? String.format("\\%03o", (int) c) : String.valueOf(c);
  }
}
