package org.unroll.kernel.magic;

import java.util.concurrent.Callable;

/** What the kernel's own magics do with the notebook that they are written in. */
public interface Notebook {
  /** Evaluates code in the notebook's scope and gives the value of its last expression. */
  Object evaluate(String code) throws Exception;

  /** Shows a value below the cell. */
  void display(Object value);

  /** Adds a jar or a folder of classes for cells to use. */
  void addToClasspath(String path);

  /** Compiles code to something that can be called again and again. */
  @SuppressWarnings("unchecked")
  default Callable<Object> compile(String code) throws Exception {
    String type = "(java.util.concurrent.Callable<java.lang.Object>) ";
    String statements =
        code.strip().endsWith(";") || code.strip().endsWith("}") ? code : code + ";";
    try {
      return (Callable<Object>)
          evaluate(type + "() -> (" + code.strip().replaceFirst(";$", "") + ")");
    } catch (Exception notAnExpression) {
      return (Callable<Object>) evaluate(type + "() -> {" + statements + "\nreturn null; }");
    }
  }
}
