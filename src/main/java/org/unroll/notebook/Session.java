package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.util.Map;

/** What the magics need of the kernel that they run in. */
public interface Session {

  /**
   * The value of a Java expression, or null after a declaration, in the user's scope.
   *
   * @throws Exception if it does not compile or fails
   */
  Object evaluate(String java) throws Exception;

  /** The variables of the user's scope: the type of each by its name, without packages. */
  Map<String, String> variables();

  /** Shows a value's picture, table or text below the cell. */
  void display(Object value);

  /** The forms in which a value is shown. */
  DisplayData render(Object value);

  /** Shows {@code data} below the cell. */
  void show(DisplayData data);

  /** Shows {@code data} in the place of what was shown with the same display id. */
  void update(DisplayData data);

  /** Where text goes. */
  PrintStream out();

  /** Declares a variable of that type and name with that value. */
  default void declare(Class<?> type, String name, Object value) throws Exception {
    String key = name + "@" + System.identityHashCode(value);
    Handover.put(key, value);
    String qualified = type.getCanonicalName();
    evaluate(
        qualified
            + " "
            + name
            + " = ("
            + qualified
            + ") "
            + Handover.class.getCanonicalName()
            + ".take(\""
            + key
            + "\");");
  }
}
