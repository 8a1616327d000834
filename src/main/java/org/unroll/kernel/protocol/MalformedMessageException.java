package org.unroll.kernel.protocol;

/** Frames that are not a signed Jupyter message. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedMessageException(String message) {
    super(message);
  }
}
