package org.unroll.kernel.java;

import java.time.Duration;

/** A cell was stopped before its end. */
public final class CellInterruptedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String name;

  private CellInterruptedException(String name, String message, Throwable cause) {
    super(message, cause);
    this.name = name;
  }

  /** What a front end shows as the error's name. */
  String name() {
    return name;
  }

  static CellInterruptedException interrupted(Throwable cause) {
    return new CellInterruptedException("Interrupted", "The cell was interrupted.", cause);
  }

  static CellInterruptedException timedOut(Duration timeout) {
    return new CellInterruptedException(
        "Timeout", "Evaluation timed out after " + timeout.toMillis() + " milliseconds.", null);
  }

  static CellInterruptedException abandoned() {
    return new CellInterruptedException(
        "Interrupted",
        "The cell was interrupted, but its thread does not stop and was left behind."
            + " Restart the kernel to end it.",
        null);
  }
}
