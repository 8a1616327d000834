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
    int depth = Math.max(0, JavaText.openBrackets(code));
    return new Completeness("incomplete", " ".repeat(WIDTH * depth));
  }
}
