package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** Rendering and showing values, for cells. */
public final class Display {
  private Display() {}

  /** Renders a value as its preferred MIME types. */
  public static DisplayData render(Object value) {
    return Kernel.running().getRenderer().render(value);
  }

  /** Renders a value as those of the given MIME types that it knows. */
  public static DisplayData render(Object value, String... types) {
    return Kernel.running().getRenderer().renderAs(value, types);
  }

  /**
   * Shows a value.
   *
   * @return the display id, for {@link #updateDisplay}
   */
  public static String display(Object value) {
    return show(render(value));
  }

  /** Shows a value as those of the given MIME types that it knows. */
  public static String display(Object value, String... types) {
    return show(render(value, types));
  }

  private static String show(DisplayData data) {
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    Kernel.running().display(data);
    return data.getDisplayId();
  }

  /** Replaces what is shown under a display id. */
  public static void updateDisplay(String id, Object value) {
    Kernel.running().getIO().display.updateDisplay(id, render(value));
  }

  /** Replaces what is shown under a display id. */
  public static void updateDisplay(String id, Object value, String... types) {
    Kernel.running().getIO().display.updateDisplay(id, render(value, types));
  }

  /** Clears the cell's output at once. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Clears the cell's output.
   *
   * @param wait whether to wait until there is something new to show, so that nothing flickers
   */
  public static void clearOutput(boolean wait) {
    Kernel.running().clearOutput(wait);
  }
}
