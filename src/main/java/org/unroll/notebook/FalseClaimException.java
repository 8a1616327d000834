package org.unroll.notebook;

/** A claim of a lesson that does not hold. */
public final class FalseClaimException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  FalseClaimException(String claim) {
    super("This does not hold: " + claim);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
