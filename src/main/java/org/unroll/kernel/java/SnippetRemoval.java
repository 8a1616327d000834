package org.unroll.kernel.java;

import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Removes snippets that are done, so that a session may have any number of cells: expressions and
 * statements once they have run, declarations once others stand in their place.
 */
final class SnippetRemoval {
  private final JShell shell;
  private final SnippetClasses classes;
  private final Snippets origins;
  private final Optional<ShellInternals> internals;

  SnippetRemoval(JShell shell, SnippetClasses classes, Snippets origins) {
    this.shell = shell;
    this.classes = classes;
    this.origins = origins;
    internals = ShellInternals.of(shell);
  }

  /** Removes what an evaluation has brought to its end. */
  void after(List<SnippetEvent> events) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (hasRun(snippet) && shell.status(snippet).isActive()) {
        shell.drop(snippet);
      }
    }
    internals.ifPresent(inside -> clean(inside, events));
  }

  /** Whether no later snippet can name it. */
  private static boolean hasRun(Snippet snippet) {
    return switch (snippet.kind()) {
      case EXPRESSION, STATEMENT -> true;
      case VAR -> snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
      default -> false;
    };
  }

  private void clean(ShellInternals inside, List<SnippetEvent> events) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (!shell.status(snippet).isActive() && inside.remove(snippet)) {
        classes.supersedeAll(snippet.id());
      }
    }
    classes.release().forEach(inside::removeFiles);
    classes.takeUnloaded().forEach(outermost -> forgetLines(inside, outermost));
    inside.countCompiled(events.size());
  }

  /** Until then an error of a thread, or of an object, may need them. */
  private void forgetLines(ShellInternals inside, String outermost) {
    inside.removeLines(outermost);
    for (String number : SnippetClasses.numbers(outermost)) {
      if (!classes.isPresent(number)) {
        origins.remove(number);
      }
    }
  }
}
