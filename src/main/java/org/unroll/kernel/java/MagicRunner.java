package org.unroll.kernel.java;

/** Looks a magic up by its name and runs it. */
public interface MagicRunner {
  /** Whether there is a line magic of this name. */
  boolean hasLine(String name);

  /** Runs a line magic and gives its result; null if it has none. */
  Object line(MagicCall call) throws Exception;

  /** Runs a cell magic on the lines below its name. */
  Object cell(MagicCall call, String body) throws Exception;
}
