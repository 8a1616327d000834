package org.unroll.kernel.protocol;

import java.io.PrintStream;

/** The kernel's own words, to the error stream that the process began with. */
public final class Log {
  private static final PrintStream STREAM = System.err;

  private Log() {}

  /** Writes one line, or nothing if there is no memory for it. */
  public static void warn(String line) {
    try {
      STREAM.println("unroll kernel: " + line);
    } catch (OutOfMemoryError e) {
      // to say so would need memory, too
    }
  }
}
