package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.unroll.notebook.magic.MagicFunction;

/**
 * A session without Jupyter: Java's shell in this process, the base kernel's registry, and displays
 * kept in lists.
 */
public final class ShellSession implements Session, AutoCloseable {
  private static final AtomicReference<Object> RESULT = new AtomicReference<>();

  final List<DisplayData> shown = new ArrayList<>();
  final List<DisplayData> updated = new ArrayList<>();
  private final JShell shell = JShell.builder().executionEngine("local").build();
  private final Renderer renderer = new Renderer();
  private final Map<String, MagicFunction> functions = new TreeMap<>();
  private final Magics magics =
      new Magics() {
        @Override
        public void registerLineMagic(String name, LineMagicFunction<?> magic) {
          functions.put(name, (MagicFunction) magic);
          super.registerLineMagic(name, magic);
        }
      };
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);

  /** A session as a notebook finds it. */
  public ShellSession() {
    Displays.register(renderer);
    UnrollExtension.install(magics, this);
    java("import java.util.*;");
    UnrollExtension.imports().forEach(this::java);
  }

  /** Keeps the value of the expression that is evaluated. Called by snippets. */
  public static void keep(Object value) {
    RESULT.set(value);
  }

  /** Evaluates a cell of Java. */
  public Object java(String code) {
    try {
      return evaluate(code);
    } catch (Exception e) {
      throw new AssertionError(code + ": " + e.getMessage(), e);
    }
  }

  /** Runs a line magic whose arguments have lost their quotes. */
  public Object line(String name, String... arguments) throws Exception {
    return magics.applyLineMagic(name, List.of(arguments));
  }

  Object cell(String name, String body, String... arguments) throws Exception {
    return magics.applyCellMagic(name, List.of(arguments), body);
  }

  /** Runs a line magic whose arguments are as they were written. */
  Object raw(String name, String arguments) throws Exception {
    return functions.get(name).executeLine(arguments, "");
  }

  /** All that magics have printed. */
  public String output() {
    return text.toString(StandardCharsets.UTF_8);
  }

  /** What magics have printed since it was last taken. */
  public String takeOutput() {
    String taken = output();
    text.reset();
    return taken;
  }

  /** What was shown last, in words. */
  public String shownText() {
    return shown.get(shown.size() - 1).getData(MIMEType.TEXT_PLAIN).toString();
  }

  @Override
  public Object evaluate(String java) throws Exception {
    Object value = null;
    SourceCodeAnalysis.CompletionInfo part = shell.sourceCodeAnalysis().analyzeCompletion(java);
    while (!part.source().isEmpty()) {
      value = snippet(part.source());
      part = shell.sourceCodeAnalysis().analyzeCompletion(part.remaining());
    }
    return value;
  }

  private Object snippet(String source) throws Exception {
    RESULT.set(null);
    for (SnippetEvent event : shell.eval(source)) {
      if (event.exception() != null) {
        throw event.exception();
      }
      if (event.status() == Snippet.Status.REJECTED) {
        throw new IllegalArgumentException(
            shell.diagnostics(event.snippet()).findFirst().orElseThrow().getMessage(null));
      }
      if (event.snippet() instanceof jdk.jshell.VarSnippet variable
          && event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        shell.eval(ShellSession.class.getName() + ".keep(" + variable.name() + ");");
      } else if (event.snippet() instanceof jdk.jshell.ExpressionSnippet expression) {
        shell.eval(ShellSession.class.getName() + ".keep(" + expression.name() + ");");
      }
    }
    return RESULT.get();
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    shell
        .variables()
        .forEach(v -> variables.put(v.name(), v.typeName().replaceFirst("^[a-z.]*\\.", "")));
    return variables;
  }

  /** What every variable holds, in the order of their names. */
  List<Object> values() throws Exception {
    List<String> names =
        variables().keySet().stream().filter(name -> !name.startsWith("$")).toList();
    return Arrays.asList((Object[]) evaluate("new Object[] {" + String.join(", ", names) + "}"));
  }

  @Override
  public void display(Object value) {
    show(render(value));
  }

  @Override
  public DisplayData render(Object value) {
    return renderer.render(value);
  }

  @Override
  public void show(DisplayData data) {
    shown.add(data);
  }

  @Override
  public void update(DisplayData data) {
    updated.add(data);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public void close() {
    shell.close();
  }
}
