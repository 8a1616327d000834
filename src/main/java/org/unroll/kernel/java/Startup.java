package org.unroll.kernel.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** What every session begins with: imports, and the functions that notebooks call. */
final class Startup {
  private static final String SCRIPT = "/org/unroll/kernel/spec/startup.jsh";

  private Startup() {}

  /**
   * Evaluates the kernel's own script and the imports of its extensions.
   *
   * @throws IllegalStateException if a line cannot be evaluated
   */
  static void run(JShell shell, List<String> imports) {
    Map<Boolean, List<String>> script =
        script().lines().collect(Collectors.partitioningBy(line -> line.startsWith("import ")));
    Set<String> all = new LinkedHashSet<>(script.get(true));
    all.addAll(imports);
    // One snippet, since each costs a compilation. A cell's import replaces the snippet whose first
    // import is the same, so the first is one that no cell writes.
    evaluate(shell, String.join(" ", all));
    script.get(false).forEach(line -> evaluate(shell, line));
  }

  private static void evaluate(JShell shell, String snippet) {
    for (SnippetEvent event : shell.eval(snippet)) {
      if (!event.status().isDefined()) {
        throw new IllegalStateException(
            "Startup: " + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
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
