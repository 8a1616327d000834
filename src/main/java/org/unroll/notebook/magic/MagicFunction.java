package org.unroll.notebook.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import java.util.List;
import org.unroll.notebook.MagicException;
import org.unroll.notebook.Session;

/** A magic as a kernel calls it. */
public final class MagicFunction implements LineMagicFunction<Object>, CellMagicFunction<Object> {
  private final Magic magic;
  private final Session session;

  MagicFunction(Magic magic, Session session) {
    this.magic = magic;
    this.session = session;
  }

  /** How the magic is written. */
  public MagicSpec spec() {
    return magic.spec();
  }

  @Override
  public Object execute(List<String> arguments) throws Exception {
    return run(Word.withoutQuotes(arguments), "");
  }

  @Override
  public Object execute(List<String> arguments, String body) throws Exception {
    return run(Word.withoutQuotes(arguments), body);
  }

  /**
   * Runs the magic with all that stands behind its name, quotes and all, so that a text in quotes
   * is known to be one.
   *
   * @param body the lines below a cell magic; empty for a line magic
   */
  public Object executeLine(String arguments, String body) throws Exception {
    return run(Word.of(arguments), body);
  }

  private Object run(List<Word> words, String body) throws Exception {
    if (words.size() == 1 && words.get(0).text().equals("?")) {
      session.out().println(spec().help());
      return null;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new MagicException(spec().sign() + ": interrupted before it began.");
    }
    try {
      return magic.run(new Context(session, Call.of(spec(), words), body));
    } catch (MagicException e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      throw new MagicException(spec().sign() + ": " + e.getMessage());
    }
  }
}
