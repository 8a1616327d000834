package org.unroll.notebook.magic;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Java source text. */
final class JavaSource {
  private JavaSource() {}

  static boolean isName(String text) {
    return SourceVersion.isName(text) && text.indexOf('.') < 0;
  }

  /** A string literal. */
  static String literal(String text) {
    StringBuilder java = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> java.append("\\\"");
        case '\\' -> java.append("\\\\");
        case '\n' -> java.append("\\n");
        case '\t' -> java.append("\\t");
        case '\r' -> java.append("\\r");
        default -> java.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
      }
    }
    return java.append('"').toString();
  }
}
