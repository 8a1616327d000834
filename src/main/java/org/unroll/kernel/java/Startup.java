package org.unroll.kernel.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** What every session begins with: imports, and the functions that notebooks call. */
final class Startup {
  private static final String FOLDER = "/org/unroll/kernel/spec/";

  private Startup() {}

  /** Evaluates the two scripts of the kernel. Of the library's imports, absent packages are left. */
  static void run(JShell shell) {
    script("startup.jsh").lines().forEach(line -> evaluate(shell, line));
    script("library.jsh").lines().forEach(shell::eval);
  }

  private static void evaluate(JShell shell, String line) {
    for (SnippetEvent event : shell.eval(line)) {
      if (!event.status().isDefined()) {
        throw new IllegalStateException(
            line + ": " + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      }
    }
  }

  private static String script(String name) {
    try (InputStream stream = Startup.class.getResourceAsStream(FOLDER + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
