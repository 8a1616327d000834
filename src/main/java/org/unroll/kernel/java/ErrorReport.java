package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;

/** Words for what went wrong in a cell, in the cell's own lines. */
final class ErrorReport {
  /** The names that JShell wraps around the user's classes. */
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$[0-9A-Z]+[$.]");

  private static final String RED = "\u001b[1;31m";
  private static final String BLUE = "\u001b[34m";
  private static final String PLAIN = "\u001b[0m";
  private static final int MOST_FRAMES = 40;

  private final Snippets snippets;

  ErrorReport(Snippets snippets) {
    this.snippets = snippets;
  }

  /** A snippet that does not compile. */
  CellException compilation(Snippets.Origin origin, Snippet snippet, List<Diag> problems) {
    List<String> lines = new ArrayList<>();
    String first = null;
    for (Diag problem : problems) {
      if (problem.isError()) {
        String message = message(problem);
        first = first == null ? message : first;
        lines.add(RED + "CompilationException" + PLAIN + ": " + message);
        lines.addAll(excerpt(origin, snippet.source(), problem));
      }
    }
    String value = first == null ? "this code cannot be used: " + snippet.source() : first;
    if (first == null) {
      lines.add(RED + "CompilationException" + PLAIN + ": " + value);
    }
    return new CellException("CompilationException", value, lines, null);
  }

  private static String message(Diag problem) {
    StringBuilder message = new StringBuilder();
    for (String line : problem.getMessage(Locale.ENGLISH).split("\\R")) {
      if (!line.strip().startsWith("location:")) {
        message.append(message.isEmpty() ? "" : "\n  ").append(line.strip());
      }
    }
    return clean(message.toString());
  }

  private List<String> excerpt(Snippets.Origin origin, String source, Diag problem) {
    int from = clamp(problem.getStartPosition(), source.length());
    int to = Math.max(from, clamp(problem.getEndPosition(), source.length()));
    int lineStart = source.lastIndexOf('\n', from - 1) + 1;
    int lineEnd = source.indexOf('\n', from);
    lineEnd = lineEnd < 0 ? source.length() : lineEnd;
    String marks =
        source.substring(lineStart, from).replaceAll("[^\\t]", " ")
            + "^".repeat(Math.max(1, Math.min(to, lineEnd) - from));
    int line = origin.line() + JavaText.linesBefore(source, from);
    return List.of(
        BLUE + origin.cell().name() + ", line " + line + PLAIN,
        "    " + source.substring(lineStart, lineEnd),
        "    " + RED + marks + PLAIN);
  }

  private static int clamp(long position, int length) {
    return (int) Math.max(0, Math.min(position, length));
  }

  /** A declaration that waits for others which the cell did not bring. */
  CellException unresolved(Snippets.Origin origin, Snippet snippet, List<String> missing) {
    String value =
        "this declaration cannot be used until these are declared: " + String.join(", ", missing);
    return new CellException(
        "CompilationException",
        value,
        List.of(
            RED + "CompilationException" + PLAIN + ": " + value,
            BLUE + origin.cell().name() + ", line " + origin.line() + PLAIN,
            "    " + snippet.source().lines().findFirst().orElse("")),
        null);
  }

  /** Code that ends too early. */
  CellException incomplete(Snippets.Origin origin, String rest) {
    String value =
        "the code ends before this is complete: " + rest.strip().lines().findFirst().orElse("");
    return new CellException(
        "IncompleteSourceException",
        value,
        List.of(
            RED + "IncompleteSourceException" + PLAIN + ": " + value,
            BLUE + origin.cell().name() + ", line " + origin.line() + PLAIN),
        null);
  }

  /** A cell that was stopped. */
  CellException interrupted(CellInterruptedException e) {
    return new CellException(
        e.name(), e.getMessage(), List.of(RED + e.name() + PLAIN + ": " + e.getMessage()), e);
  }

  /** A magic that failed. A mistake in its use is told by its message alone. */
  CellException magic(Throwable thrown) {
    if (thrown instanceof CellException inner) {
      return inner;
    }
    List<String> lines = new ArrayList<>();
    boolean mistake =
        thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException;
    for (Throwable cause : Causes.of(thrown)) {
      lines.add(heading(lines.isEmpty(), cause.getClass().getName(), Causes.message(cause)));
      if (!mistake) {
        for (StackTraceElement frame : first(cause.getStackTrace(), 12)) {
          lines.add("    at " + frame);
        }
      }
    }
    return new CellException(name(thrown), value(thrown), lines, thrown);
  }

  /**
   * An exception of the user's code.
   *
   * @param translated the same as JShell tells it, with snippets instead of their wrapper classes
   */
  CellException thrown(Throwable thrown, JShellException translated) {
    if (thrown instanceof CellException inner) {
      return inner;
    }
    List<String> lines = new ArrayList<>();
    Throwable real = thrown;
    for (Throwable e = translated; e != null && real != null; e = e.getCause()) {
      lines.add(heading(lines.isEmpty(), name(real), Causes.message(real)));
      addFrames(lines, e.getStackTrace());
      real = real.getCause();
    }
    return new CellException(name(thrown), value(thrown), lines, thrown);
  }

  private static String heading(boolean first, String name, String message) {
    return (first ? "" : "Caused by: ")
        + RED
        + clean(name)
        + PLAIN
        + (message == null ? "" : ": " + clean(message));
  }

  private void addFrames(List<String> lines, StackTraceElement[] frames) {
    boolean shown = false;
    for (StackTraceElement frame : first(frames, MOST_FRAMES)) {
      Snippets.Origin origin = origin(frame);
      if (origin == null) {
        lines.add("    at " + clean(frame.toString()));
        continue;
      }
      int line = origin.line() + frame.getLineNumber() - 1;
      lines.add("    at " + place(frame) + BLUE + origin.cell().name() + ", line " + line + PLAIN);
      if (!shown) {
        lines.add("        " + origin.cell().line(line).strip());
        shown = true;
      }
    }
    if (frames.length > MOST_FRAMES) {
      lines.add("    ... " + (frames.length - MOST_FRAMES) + " more");
    }
  }

  private Snippets.Origin origin(StackTraceElement frame) {
    String file = frame.getFileName();
    return file != null && file.startsWith("#") ? snippets.of(file.substring(1)) : null;
  }

  private static String place(StackTraceElement frame) {
    String method = frame.getMethodName();
    String type = frame.getClassName();
    if (method.isEmpty() || method.startsWith("do_it$")) {
      return "";
    }
    return clean(type.isEmpty() ? method : type + "." + method) + ", ";
  }

  private static List<StackTraceElement> first(StackTraceElement[] frames, int most) {
    return List.of(frames).subList(0, Math.min(most, frames.length));
  }

  static String name(Throwable e) {
    return clean(e.getClass().getName());
  }

  private static String value(Throwable e) {
    String message = Causes.message(e);
    return message == null ? "" : clean(message);
  }

  /** Without JShell's wrapper classes. */
  static String clean(String text) {
    return WRAPPER.matcher(text).replaceAll("");
  }
}
