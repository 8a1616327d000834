package io.github.spencerpark.ijava.runtime;

import java.util.List;

/** Calling magics, for cells. */
public final class Magics {
  private Magics() {}

  /**
   * Runs a line magic.
   *
   * @return its result, as the type that the caller expects
   */
  public static <T> T lineMagic(String name, List<String> arguments) {
    try {
      return Kernel.running().getMagics().applyLineMagic(name, arguments);
    } catch (Exception e) {
      throw Magics.<RuntimeException>unchecked(e);
    }
  }

  /**
   * Runs a cell magic on a body.
   *
   * @return its result, as the type that the caller expects
   */
  public static <T> T cellMagic(String name, List<String> arguments, String body) {
    try {
      return Kernel.running().getMagics().applyCellMagic(name, arguments, body);
    } catch (Exception e) {
      throw Magics.<RuntimeException>unchecked(e);
    }
  }

  /** Magics throw what they like; cells need not declare it. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
