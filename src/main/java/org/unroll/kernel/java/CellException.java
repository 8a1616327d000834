package org.unroll.kernel.java;

import java.util.List;

/**
 * A cell failed: what a front end shows of it. The cause is what was really thrown, where something
 * was.
 */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1;

  private final String name;
  private final transient List<String> traceback;

  CellException(String name, String value, List<String> traceback, Throwable cause) {
    super(value, cause);
    this.name = name;
    this.traceback = traceback;
  }

  /** The name of the error: the class that was thrown. */
  public String name() {
    return name;
  }

  /** The error's message. */
  public String value() {
    return getMessage();
  }

  /** Lines to show, coloured by ANSI sequences. */
  public List<String> traceback() {
    return traceback;
  }
}
