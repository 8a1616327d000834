package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A session of a kernel of the IJava family. What is declared on IJava's own kernel class and not
 * on its base is reached by name, because that class is in no package registry.
 */
final class KernelSession implements Session {
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

  private final BaseKernel kernel;

  KernelSession(BaseKernel kernel) {
    this.kernel = kernel;
  }

  /** The kernel that this code runs in. */
  static BaseKernel runningKernel() {
    try {
      Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
      if (kernel instanceof BaseKernel base) {
        return base;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(NO_KERNEL, e);
    }
    throw new IllegalStateException(NO_KERNEL);
  }

  private static final String NO_KERNEL =
      "This is no kernel of the IJava family, so there is nowhere to install the magics.";

  Magics magics() {
    try {
      return (Magics) call("getMagics");
    } catch (Exception e) {
      throw new IllegalStateException("This kernel has no magics.", e);
    }
  }

  @Override
  public Object evaluate(String java) throws Exception {
    return call("evalRaw", java);
  }

  private Object call(String method, String... arguments) throws Exception {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.fill(types, String.class);
    try {
      return kernel.getClass().getMethod(method, types).invoke(kernel, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** From the kernel if it tells them; else there are none to tell. */
  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    try {
      if (call("variables") instanceof Map<?, ?> found) {
        found.forEach(
            (name, type) -> variables.put(name.toString(), withoutPackage(type.toString())));
      }
    } catch (Exception e) {
      return variables;
    }
    return variables;
  }

  private static String withoutPackage(String type) {
    return type.replaceFirst("^(?:[a-z]\\w*\\.)+", "");
  }

  @Override
  public void display(Object value) {
    show(render(value));
  }

  @Override
  public DisplayData render(Object value) {
    return kernel.getRenderer().render(value);
  }

  @Override
  public void show(DisplayData data) {
    kernel.display(data);
  }

  @Override
  public void update(DisplayData data) {
    kernel.getIO().display.updateDisplay(data);
  }

  @Override
  public PrintStream out() {
    return System.out;
  }
}
