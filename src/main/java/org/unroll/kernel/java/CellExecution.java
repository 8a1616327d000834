package org.unroll.kernel.java;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Where JShell runs compiled cells: in this process, on the cell thread, keeping results as
 * objects.
 *
 * <p>JShell passes a result on as text. Here that text is a key under which {@link #take} finds the
 * object; a thrown exception is kept likewise.
 */
final class CellExecution extends LocalExecutionControl implements CellThread.HardStop {
  /** From this release on there is no {@code Thread.stop}; JShell weaves stop checks instead. */
  private static final int WEAVING_RELEASE = 20;

  private static final String WOVEN_CLASS = "REPL.$Cancel$";

  private final CellThread thread;
  private final Map<String, Object> results = new HashMap<>();
  private final AtomicLong keys = new AtomicLong();
  private Throwable thrown;
  private Field stopFlag;

  CellExecution(SnippetClasses classes, Duration timeout, MemoryReserve memory) {
    super(classes);
    thread = new CellThread(this, timeout, memory);
  }

  CellThread thread() {
    return thread;
  }

  /** The object of a variable or an invocation's result by its key; it is forgotten here. */
  Object take(String key) {
    return results.remove(key);
  }

  /** What the last invocation threw, or null; it is forgotten here. */
  Throwable takeThrown() {
    Throwable last = thrown;
    thrown = null;
    return last;
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      return super.invoke(className, methodName);
    } catch (InternalException e) {
      thrown = new IllegalStateException(e.getMessage());
      throw userException(thrown);
    }
  }

  @Override
  protected String invoke(Method method) throws Exception {
    if (Runtime.version().feature() >= WEAVING_RELEASE && stopFlag == null) {
      prepareStopFlag();
    }
    thrown = null;
    try {
      return keep(thread.call(() -> invokeInItsLoader(method)));
    } catch (SPIResolutionException e) {
      throw new ResolutionException(e.id(), e.getStackTrace());
    } catch (Throwable e) {
      thrown = e;
      throw userException(e);
    }
  }

  @Override
  public String varValue(String className, String varName) throws InternalException {
    try {
      Field field = findClass(className).getDeclaredField(varName);
      field.setAccessible(true);
      return keep(field.get(null));
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  private String keep(Object value) {
    String key = "result " + keys.incrementAndGet();
    results.put(key, value);
    return key;
  }

  private static Object invokeInItsLoader(Method method) throws Exception {
    Thread.currentThread().setContextClassLoader(method.getDeclaringClass().getClassLoader());
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      throw Unchecked.rethrow(e.getCause());
    }
  }

  /** The form in which JShell translates stack traces to lines of snippets, causes included. */
  private static UserException userException(Throwable e) {
    UserException converted = null;
    UserException effect = null;
    for (Throwable cause : Causes.of(e)) {
      UserException next =
          new UserException(
              Causes.message(cause), cause.getClass().getName(), cause.getStackTrace());
      if (effect == null) {
        converted = next;
      } else {
        effect.initCause(next);
      }
      effect = next;
    }
    return converted;
  }

  /** Lets JShell load its class of the stop flag, which it does at an invocation of its own. */
  private void prepareStopFlag() throws Exception {
    Method nothing = CellExecution.class.getDeclaredMethod("nothing");
    nothing.setAccessible(true);
    super.invoke(nothing);
    stopFlag = findClass(WOVEN_CLASS).getField("allStop");
  }

  /** The first invocation, of which nothing is expected. */
  public static void nothing() {}

  @Override
  @SuppressWarnings({"deprecation", "removal"}) // Java 17 says the one, later ones the other
  public void stop(Thread cell) {
    if (stopFlag != null) {
      setStopFlag(true);
      cell.interrupt();
    } else {
      cell.stop();
    }
  }

  @Override
  public void ended() {
    if (stopFlag != null) {
      setStopFlag(false);
    }
  }

  private void setStopFlag(boolean value) {
    try {
      stopFlag.setBoolean(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    thread.interrupt();
  }
}
