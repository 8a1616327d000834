package org.unroll.kernel.java;

/**
 * Whether code is ready to be executed.
 *
 * @param status {@code complete}, {@code incomplete} or {@code invalid}
 * @param indent what the next line of incomplete code should begin with
 */
public record Completeness(String status, String indent) {
  private static final int WIDTH = 4;

  static final Completeness COMPLETE = new Completeness("complete", "");
  static final Completeness INVALID = new Completeness("invalid", "");

  /** More lines are needed; they go as deep as the open brackets. */
  static Completeness incomplete(String code) {
    int depth = 0;
    int at = 0;
    while (at < code.length()) {
      int end = JavaText.endOfLiteralOrComment(code, at);
      if (end > at) {
        at = end;
        continue;
      }
      char c = code.charAt(at++);
      if (c == '{' || c == '(' || c == '[') {
        depth++;
      } else if (c == '}' || c == ')' || c == ']') {
        depth--;
      }
    }
    return new Completeness("incomplete", " ".repeat(WIDTH * Math.max(0, depth)));
  }
}
