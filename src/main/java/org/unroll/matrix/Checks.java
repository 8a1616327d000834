package org.unroll.matrix;

/** The checks that every floor above uses, so that wrong arguments are answered in one form. */
public final class Checks {
  private Checks() {}

  /** Throws an {@link IllegalArgumentException} with the formatted message unless {@code holds}. */
  public static void require(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, message, arguments));
    }
  }

  static void same(String name, int size, String other, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(
          name + " (" + size + ") and " + other + " (" + expected + ") differ.");
    }
  }

  static void shape(String name, Matrix m, int rows, int columns) {
    if (m.rows() != rows || m.columns() != columns) {
      throw new IllegalArgumentException(
          name + " is " + m.shape() + " but [" + rows + " x " + columns + "] was expected.");
    }
  }
}
