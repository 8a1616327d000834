package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.unroll.kernel.java.CellException;
import org.unroll.kernel.java.CellSource;
import org.unroll.kernel.shell.Session;

/**
 * The running kernel as notebooks and extensions of the IJava family use it. Everything is done by
 * the {@link Session} behind it; the base kernel's own transport is not used.
 */
public final class JavaKernel extends BaseKernel {
  private final Session session;
  private final JupyterIO io;

  public JavaKernel(Session session) {
    super(StandardCharsets.UTF_8);
    this.session = session;
    renderer = session.renderer();
    commManager = session.comms();
    io = new SessionIO(session.output());
  }

  /** The magics by name; register more here. */
  public Magics getMagics() {
    return session.magics();
  }

  /** Adds a jar or a folder of classes for cells to use. */
  public void addToClasspath(String path) {
    session.evaluator().addToClasspath(path);
  }

  /**
   * Evaluates code in the notebook's scope, magics included, and gives the value of its last
   * expression.
   */
  public Object evalRaw(String code) throws Exception {
    return session.evaluator().evaluate(new CellSource("eval", code));
  }

  /** The types of the variables that cells have declared, by name. */
  public Map<String, String> variables() {
    return session.evaluator().variables();
  }

  /** As {@link #evalRaw}, rendered. */
  @Override
  public DisplayData eval(String code) throws CellException {
    return session.evaluate(new CellSource("eval", code));
  }

  @Override
  public void display(DisplayData data) {
    session.output().display(data);
  }

  /** Clears the output of the cell that runs, at once or when there is something new to show. */
  public void clearOutput(boolean wait) {
    session.output().clear(wait);
  }

  @Override
  public JupyterIO getIO() {
    return io;
  }

  @Override
  public Renderer getRenderer() {
    return session.renderer();
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".java")
        .pygments("java")
        .codemirror("java")
        .build();
  }

  @Override
  public void interrupt() {
    session.interrupt();
  }
}
