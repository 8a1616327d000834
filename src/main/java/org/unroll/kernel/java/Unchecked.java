package org.unroll.kernel.java;

/** Throws a checked exception where only the user's code could declare it. */
final class Unchecked {
  private Unchecked() {}

  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException rethrow(Throwable e) throws E {
    throw (E) e;
  }
}
