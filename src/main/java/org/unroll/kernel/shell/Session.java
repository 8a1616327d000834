package org.unroll.kernel.shell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.unroll.kernel.java.CellEvaluator;
import org.unroll.kernel.java.CellException;
import org.unroll.kernel.java.CellSource;
import org.unroll.kernel.java.Completion;
import org.unroll.kernel.java.Inspection;
import org.unroll.kernel.magic.MagicAssistant;
import org.unroll.kernel.magic.MagicRegistry;
import org.unroll.kernel.magic.Notebook;

/**
 * What a user's session consists of: the evaluator of cells, the magics, the renderer and the
 * output. Extensions of the kernel are given this.
 */
public final class Session {
  private final AtomicBoolean interruptedEarly = new AtomicBoolean();
  private final CompletableFuture<CellEvaluator> evaluator;
  private final MagicRegistry magics;
  private final Renderer renderer = Renderers.create();
  private final MagicAssistant assistant;
  private final Output output;
  private final Comms comms;

  Session(
      MagicRegistry magics,
      CompletableFuture<CellEvaluator> evaluator,
      Output output,
      Comms comms) {
    this.magics = magics;
    this.evaluator = evaluator;
    assistant = new MagicAssistant(magics);
    this.output = output;
    this.comms = comms;
  }

  /** The evaluator of cells, once it is ready. */
  public CellEvaluator evaluator() {
    try {
      return evaluator.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The kernel could not start: " + e.getCause(), e.getCause());
    }
  }

  /** A cell begins: an interrupt from now on is meant for it. */
  public void begin() {
    interruptedEarly.set(false);
  }

  /** Stops the cell that is being evaluated, or that waits until evaluation is ready. */
  public void interrupt() {
    interruptedEarly.set(true);
    if (isReady() && interruptedEarly.getAndSet(false)) {
      evaluator.join().interrupt();
    }
  }

  private boolean isReady() {
    return evaluator.isDone() && !evaluator.isCompletedExceptionally();
  }

  public MagicRegistry magics() {
    return magics;
  }

  public Renderer renderer() {
    return renderer;
  }

  public Output output() {
    return output;
  }

  /** The notebook as the kernel's own magics use it. */
  public Notebook notebook() {
    return new Notebook() {
      @Override
      public Object evaluate(String code) throws Exception {
        return evaluator().evaluate(new CellSource("magic", code));
      }

      @Override
      public void display(Object value) {
        output.display(value instanceof DisplayData data ? data : renderer.render(value));
      }

      @Override
      public void addToClasspath(String path) {
        evaluator().addToClasspath(path);
      }
    };
  }

  public Comms comms() {
    return comms;
  }

  /** What may stand at an index of the code. */
  Completion complete(String code, int cursor) {
    Completion magic = assistant.complete(code, cursor, evaluator().variables().keySet());
    return magic != null ? magic : evaluator().reader().complete(code.substring(0, cursor));
  }

  /** What stands at an index of the code, for a reader; null if that is nothing known. */
  Inspection inspect(String code, int cursor, boolean detailed) {
    int start = code.lastIndexOf('\n', cursor - 1) + 1;
    int end = code.indexOf('\n', start) < 0 ? code.length() : code.indexOf('\n', start);
    String help = assistant.help(code.substring(start, end).strip().split("\\s")[0]);
    return help != null
        ? Inspection.ofText(help)
        : evaluator().reader().inspect(code, cursor, detailed);
  }

  /**
   * Evaluates code and renders its value; null if it has none.
   *
   * @throws CellException if the code fails, or its value cannot be rendered
   */
  public DisplayData evaluate(CellSource cell) throws CellException {
    CellEvaluator ready = evaluator();
    if (interruptedEarly.getAndSet(false)) {
      throw ready.interrupted();
    }
    Object value = ready.evaluate(cell);
    if (output.isLastDisplayId(value)) {
      return null;
    }
    if (value == System.out || value == System.err) {
      return null; // what printf returns is no result
    }
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    return evaluator().runReported(() -> renderer.render(value));
  }
}
