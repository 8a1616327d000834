package org.unroll.kernel.shell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.unroll.kernel.java.CellEvaluator;
import org.unroll.kernel.java.CellException;
import org.unroll.kernel.java.CellSource;
import org.unroll.kernel.magic.MagicRegistry;

/**
 * What a user's session consists of: the evaluator of cells, the magics, the renderer and the
 * output. Extensions of the kernel are given this.
 */
public final class Session {
  private final CompletableFuture<CellEvaluator> evaluator = new CompletableFuture<>();
  private final MagicRegistry magics = new MagicRegistry();
  private final Renderer renderer = Renderers.create();
  private final Output output;

  Session(Output output) {
    this.output = output;
  }

  /** Gives the evaluator; whoever needs it has waited for it until now. */
  public void start(CellEvaluator ready) {
    evaluator.complete(ready);
  }

  /** Lets everyone who needs the evaluator fail. */
  public void startFailed(Throwable why) {
    evaluator.completeExceptionally(why);
  }

  /** The evaluator of cells, once it is ready. */
  public CellEvaluator evaluator() {
    try {
      return evaluator.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The kernel could not start: " + e.getCause(), e.getCause());
    }
  }

  /** Stops the cell that is being evaluated, if any. */
  public void interrupt() {
    if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
      evaluator.join().interrupt();
    }
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

  /**
   * Evaluates code and renders its value; null if it has none.
   *
   * @throws CellException if the code fails, or its value cannot be rendered
   */
  public DisplayData evaluate(CellSource cell) throws CellException {
    Object value = evaluator().evaluate(cell);
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    return evaluator().runReported(() -> renderer.render(value));
  }
}
