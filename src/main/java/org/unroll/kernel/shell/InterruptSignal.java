package org.unroll.kernel.shell;

import java.lang.reflect.Proxy;
import org.unroll.kernel.protocol.Log;

/**
 * Ctrl-C in a terminal, or a front end that interrupts by signal: it stops the cell and not the
 * kernel. Java's class for signals is no public interface, so it is looked up by name.
 */
final class InterruptSignal {
  private InterruptSignal() {}

  /** Has an interrupt signal do this; without that class it ends the process, as it always did. */
  static void handle(Runnable interrupt) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object run =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                interrupt.run();
                return null;
              });
      Object interruption = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, handler).invoke(null, interruption, run);
    } catch (ReflectiveOperationException e) {
      Log.warn("interrupt signals end the kernel: " + e);
    }
  }
}
