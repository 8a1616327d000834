package org.unroll.kernel.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** What every session begins with: imports, and the functions that notebooks call. */
final class Startup {
  private static final String SCRIPT = "/org/unroll/kernel/spec/startup.jsh";

  private Startup() {}

  /**
   * Evaluates the kernel's own script, then the imports of its extensions.
   *
   * @throws IllegalStateException if a line cannot be evaluated
   */
  static void run(JShell shell, List<String> imports) {
    Set<String> lines = new LinkedHashSet<>(script().lines().toList());
    lines.addAll(imports);
    lines.forEach(line -> evaluate(shell, line));
  }

  private static void evaluate(JShell shell, String line) {
    for (SnippetEvent event : shell.eval(line)) {
      if (!event.status().isDefined()) {
        throw new IllegalStateException(
            line + ": " + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      }
    }
  }

  private static String script() {
    try (InputStream stream = Startup.class.getResourceAsStream(SCRIPT)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
