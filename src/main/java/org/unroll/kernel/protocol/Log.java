package org.unroll.kernel.protocol;

import java.io.PrintStream;

/** The kernel's own words, to the error stream that the process began with. */
public final class Log {
  private static final PrintStream STREAM = System.err;

  private Log() {}

  /** Writes one line. */
  public static void warn(String line) {
    STREAM.println("unroll kernel: " + line);
  }
}
