package org.unroll.kernel.java;

/** What a magic inside Java code is compiled to. Cells import it statically. */
public final class InlineMagic {
  /** The name by which cells call it. */
  static final String METHOD = "$lineMagic";

  private static volatile MagicRunner runner;

  private InlineMagic() {}

  /** Names the runner of the one kernel in this process. */
  static void runBy(MagicRunner magics) {
    runner = magics;
  }

  /** Runs a line magic and gives its result as whatever type the caller expects. */
  @SuppressWarnings("unchecked")
  public static <T> T $lineMagic(String name, String text) {
    try {
      return (T) runner.line(new MagicCall(name, text));
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
  }
}
