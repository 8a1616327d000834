package org.unroll.kernel.java;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts Java code into the snippets that JShell evaluates one by one. Long code is looked at through
 * a window, so that the time grows with its length and not with its square.
 */
final class SnippetCutter {
  private static final int WINDOW = 8_192;

  /** This much code must follow a snippet inside the window for its end to be certain. */
  private static final int MARGIN = 1_024;

  /**
   * One snippet, or what is left where that is not a whole one.
   *
   * @param start where in the code it begins
   * @param line how many lines of the code stand before it
   */
  record Cut(String source, int start, int line, Completeness completeness) {}

  private final SourceCodeAnalysis analysis;
  private final String code;
  private int at;
  private int line;

  SnippetCutter(SourceCodeAnalysis analysis, String code) {
    this.analysis = analysis;
    this.code = code;
  }

  /** The next snippet; null at the end. */
  Cut next() {
    advance(endOfSpace());
    if (at == code.length()) {
      return null;
    }
    int end = Math.min(at + WINDOW, code.length());
    CompletionInfo info = analysis.analyzeCompletion(code.substring(at, end));
    while (end < code.length() && !certain(info)) {
      end = Math.min(at + 4 * (end - at), code.length());
      info = analysis.analyzeCompletion(code.substring(at, end));
    }
    return cut(info, end);
  }

  private static boolean certain(CompletionInfo info) {
    return info.completeness() == Completeness.COMPLETE && info.remaining().length() >= MARGIN;
  }

  private Cut cut(CompletionInfo info, int windowEnd) {
    Completeness completeness = info.completeness();
    boolean whole =
        completeness == Completeness.COMPLETE || completeness == Completeness.COMPLETE_WITH_SEMI;
    String source = whole ? info.source() : code.substring(at);
    Cut cut = new Cut(source, at, line, completeness);
    advance(whole ? Math.max(at + 1, windowEnd - info.remaining().length()) : code.length());
    return cut;
  }

  private int endOfSpace() {
    int end = at;
    while (end < code.length() && Character.isWhitespace(code.charAt(end))) {
      end++;
    }
    return end;
  }

  private void advance(int end) {
    for (; at < end; at++) {
      if (code.charAt(at) == '\n') {
        line++;
      }
    }
  }
}
