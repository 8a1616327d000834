package org.unroll.kernel.java;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Evaluates cells in one JShell. Cells are evaluated one after the other, by one thread; code that
 * is being evaluated may itself evaluate more.
 */
public final class CellEvaluator implements AutoCloseable {
  private final MemoryReserve memory = new MemoryReserve();
  private final SnippetClasses classes = new SnippetClasses();
  private final CellExecution execution;
  private final JShell shell;
  private final MagicRunner magics;
  private final Snippets snippets = new Snippets();
  private final ErrorReport errors = new ErrorReport(snippets);
  private final SnippetRemoval removal;
  private final CodeReader reader;
  private final Queue<String> scripts = new ArrayDeque<>();

  /**
   * Starts a shell; the environment's own scripts wait for the first cell.
   *
   * @param imports what every cell may use, an {@code import ...;} each
   */
  public CellEvaluator(MagicRunner magics, Environment environment, List<String> imports) {
    this.magics = magics;
    execution = new CellExecution(classes, environment.timeout(), memory);
    shell =
        JShell.builder()
            .executionEngine(new Engine(execution), Map.of())
            .compilerOptions(environment.compilerOptions().toArray(String[]::new))
            .build();
    removal = new SnippetRemoval(shell, classes, snippets);
    reader = new CodeReader(shell, magics);
    environment.classpath().forEach(shell::addToClasspath);
    scripts.addAll(environment.scripts());
    InlineMagic.runBy(magics);
    Startup.run(shell, imports);
    warmUp();
  }

  /** What a first cell would wait for: the classes of the compiler and of the execution. */
  private void warmUp() {
    List<SnippetEvent> events = shell.eval("1 + 1");
    events.forEach(event -> execution.take(event.value()));
    removal.after(events);
  }

  private record Engine(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "cells";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }

  /** Reads code in the scope of the cells evaluated so far. */
  public CodeReader reader() {
    return reader;
  }

  /** The types of the variables that cells have declared, by name. */
  public Map<String, String> variables() {
    Map<String, String> types = new TreeMap<>();
    shell
        .variables()
        .filter(v -> v.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
        .forEach(v -> types.put(v.name(), ErrorReport.clean(v.typeName())));
    return types;
  }

  /**
   * Evaluates a cell and gives the value of its last expression; null if it has none.
   *
   * @throws CellException if the cell does not compile, fails or is stopped
   */
  public Object evaluate(CellSource cell) throws CellException {
    if (!execution.thread().isCurrent()) {
      execution.thread().begin();
      memory.refill();
    }
    try {
      return evaluateParts(cell);
    } catch (OutOfMemoryError e) {
      memory.releaseAt(e);
      throw e;
    }
  }

  private Object evaluateParts(CellSource cell) throws CellException {
    while (!scripts.isEmpty()) {
      evaluate(new CellSource("startup script", scripts.remove()));
    }
    Object last = null;
    for (CellPart part : CellSyntax.parse(cell.code(), magics::hasLine)) {
      last = evaluate(cell, part);
    }
    return last;
  }

  private Object evaluate(CellSource cell, CellPart part) throws CellException {
    if (part instanceof CellPart.Java java) {
      return evaluateJava(cell, java);
    }
    if (part instanceof CellPart.CellMagic magic) {
      return runReported(() -> magics.cell(magic.call(), magic.body()));
    }
    CellPart.LineMagic magic = (CellPart.LineMagic) part;
    runReported(() -> magics.line(magic.call()));
    return null;
  }

  /**
   * Runs work as if a cell did: it can be interrupted, and its failures stay its own.
   *
   * @throws Throwable what the work threw
   */
  public <T> T run(Callable<T> work) throws Throwable {
    return execution.thread().call(work);
  }

  /**
   * Runs work as a cell does and tells its failure as a cell's.
   *
   * @throws CellException if the work failed
   */
  public <T> T runReported(Callable<T> work) throws CellException {
    try {
      return run(work);
    } catch (CellInterruptedException e) {
      throw errors.interrupted(e);
    } catch (Throwable e) {
      throw errors.magic(e);
    }
  }

  private Object evaluateJava(CellSource cell, CellPart.Java part) throws CellException {
    Optional<VarSnippet> variable = variable(part.source().strip());
    return variable.isPresent()
        ? execution.take(shell.varValue(variable.get()))
        : evaluateSnippets(cell, part);
  }

  /** The variable of that name: its value needs no compiler. */
  private Optional<VarSnippet> variable(String name) {
    return shell
        .variables()
        .filter(v -> v.name().equals(name) && shell.status(v) == Snippet.Status.VALID)
        .findFirst();
  }

  private Object evaluateSnippets(CellSource cell, CellPart.Java part) throws CellException {
    Map<Snippet, Snippets.Origin> waiting = new LinkedHashMap<>();
    SnippetCutter cutter = new SnippetCutter(shell.sourceCodeAnalysis(), part.source());
    Object last = null;
    for (SnippetCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
      Snippets.Origin origin = new Snippets.Origin(cell, part.line() + cut.line());
      switch (cut.completeness()) {
        case EMPTY -> {}
        case DEFINITELY_INCOMPLETE -> throw errors.incomplete(origin, cut.source());
        default -> last = evaluateSnippet(cut.source(), origin, waiting);
      }
    }
    checkDeclared(waiting);
    return last;
  }

  private Object evaluateSnippet(
      String source, Snippets.Origin origin, Map<Snippet, Snippets.Origin> waiting)
      throws CellException {
    List<SnippetEvent> events = shell.eval(RecordConstructors.madePublic(source));
    try {
      Object value = null;
      for (SnippetEvent event : events) {
        if (event.causeSnippet() == null) {
          value = outcome(event, origin, waiting);
        }
      }
      return value;
    } finally {
      removal.after(events);
    }
  }

  private Object outcome(
      SnippetEvent event, Snippets.Origin origin, Map<Snippet, Snippets.Origin> waiting)
      throws CellException {
    Snippet snippet = event.snippet();
    snippets.add(snippet.id(), origin);
    if (event.exception() != null) {
      throw failure(event.exception());
    }
    return switch (event.status()) {
      case REJECTED ->
          throw errors.compilation(origin, snippet, shell.diagnostics(snippet).toList());
      case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> {
        waiting.put(snippet, origin);
        yield null;
      }
      default -> value(event);
    };
  }

  private CellException failure(JShellException translated) {
    Throwable thrown = execution.takeThrown();
    if (thrown instanceof CellInterruptedException e) {
      return errors.interrupted(e);
    }
    return errors.thrown(thrown == null ? translated : thrown, translated);
  }

  private Object value(SnippetEvent event) {
    Snippet snippet = event.snippet();
    if (event.value() == null || !snippet.subKind().isExecutable()) {
      return null;
    }
    Object value = execution.take(event.value());
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> value;
      default -> null;
    };
  }

  private void checkDeclared(Map<Snippet, Snippets.Origin> waiting) throws CellException {
    for (Map.Entry<Snippet, Snippets.Origin> entry : waiting.entrySet()) {
      if (shell.status(entry.getKey()) == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        DeclarationSnippet snippet = (DeclarationSnippet) entry.getKey();
        throw errors.unresolved(
            entry.getValue(), snippet, shell.unresolvedDependencies(snippet).toList());
      }
    }
  }

  /** What a cell ends with that was interrupted before it could begin. */
  public CellException interrupted() {
    return errors.interrupted(CellInterruptedException.interrupted(null));
  }

  /** Stops the cell that is being evaluated. */
  public void interrupt() {
    execution.thread().interrupt();
  }

  /** Adds a jar or a folder of classes for cells to use. */
  public void addToClasspath(String path) {
    shell.addToClasspath(path);
  }

  @Override
  public void close() {
    shell.close();
  }
}
