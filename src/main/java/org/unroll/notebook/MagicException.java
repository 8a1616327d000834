package org.unroll.notebook;

/**
 * A magic that cannot be run as it was written. One sentence says why; where it was thrown is
 * nobody's concern.
 */
public final class MagicException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** With that sentence. */
  public MagicException(String sentence) {
    super(sentence);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
