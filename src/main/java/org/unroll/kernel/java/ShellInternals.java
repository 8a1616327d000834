package org.unroll.kernel.java;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/**
 * What JShell keeps of snippets and classes and never removes: about 40 KB for a cell of five
 * statements. No public method does, so its own tables are used, which the launch command opens
 * ({@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}).
 */
final class ShellInternals {
  /** So many snippets go before the table of dependencies is searched for them. */
  private static final int SWEEP = 100;

  /** So many snippets are compiled by one compiler, which keeps 2 KB of each. */
  private static final int COMPILER_LIFE = 2_000;

  private static final Logger LOG = System.getLogger(ShellInternals.class.getName());

  private final Set<Snippet> snippets;
  private final List<Snippet> snippetsByNumber;
  private final Map<String, Set<Integer>> dependencies;
  private final Map<String, ?> variableKeys;
  private final Map<String, ?> wrappers;
  private final Map<String, ?> loadedClasses;
  private final Map<String, ?> compiledClasses;
  private final Object compilers;
  private final Method renewCompilers;
  private final Set<Integer> gone = new HashSet<>();
  private int compiled;

  private ShellInternals(JShell shell) throws ReflectiveOperationException {
    Object maps = table(shell, "maps");
    snippets = table(maps, "snippets");
    snippetsByNumber = table(maps, "keyIndexToSnippet");
    dependencies = table(maps, "dependencies");
    variableKeys = table(table(shell, "keyMap"), "varMap");
    wrappers = table(table(shell, "outerMap"), "classOuters");
    loadedClasses = table(table(shell, "classTracker"), "map");
    compilers = table(shell, "taskFactory");
    compiledClasses = table(table(compilers, "fileManager"), "classObjects");
    renewCompilers = compilers.getClass().getDeclaredMethod("initTaskPool");
    renewCompilers.setAccessible(true);
  }

  /** The tables of a shell; empty where this Java does not open them. */
  static Optional<ShellInternals> of(JShell shell) {
    try {
      return Optional.of(new ShellInternals(shell));
    } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T table(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return (T) field.get(owner);
  }

  /**
   * Removes a snippet that was dropped, rejected or replaced.
   *
   * @return whether its number is free, and not that of the snippet in its place
   */
  boolean remove(Snippet snippet) {
    int number = Integer.parseInt(snippet.id());
    snippets.remove(snippet);
    if (snippetsByNumber.get(number) != snippet) {
      return false;
    }
    snippetsByNumber.set(number, null);
    gone.add(number);
    if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      variableKeys.remove(((VarSnippet) snippet).name());
    }
    if (gone.size() >= SWEEP) {
      sweepDependencies();
    }
    return true;
  }

  private void sweepDependencies() {
    gone.removeIf(number -> snippetsByNumber.get(number) != null);
    dependencies.values().forEach(numbers -> numbers.removeAll(gone));
    dependencies.values().removeIf(Collection::isEmpty);
    gone.clear();
  }

  /** Removes the files of an outermost class, which nothing is compiled against any more. */
  void removeFiles(String outermost) {
    loadedClasses.keySet().removeIf(name -> SnippetBytes.outermost(name).equals(outermost));
    compiledClasses.keySet().removeIf(name -> SnippetBytes.outermost(name).equals(outermost));
  }

  /** Removes what tells the lines of an outermost class that is unloaded. */
  void removeLines(String outermost) {
    wrappers.remove(outermost.substring(outermost.indexOf('.') + 1));
  }

  /**
   * Counts snippets that were compiled, and takes new compilers from time to time; where that
   * fails, the old ones go on and keep more.
   */
  void countCompiled(int more) {
    compiled += more;
    if (compiled < COMPILER_LIFE) {
      return;
    }
    compiled = 0;
    try {
      renewCompilers.invoke(compilers);
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.DEBUG, "the compilers of JShell cannot be renewed", e);
    }
  }
}
