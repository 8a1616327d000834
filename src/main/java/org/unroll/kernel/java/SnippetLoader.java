package org.unroll.kernel.java;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Loads the classes of one snippet. It holds the loaders of the snippets that its classes name, as
 * long as it lives itself; so what can still be run finds all that it was compiled against.
 */
final class SnippetLoader extends ClassLoader {
  static {
    registerAsParallelCapable(); // snippets may name each other
  }

  private static final String PACKAGE = "REPL.";

  private final Map<String, byte[]> undefined = new HashMap<>();
  private final Map<String, SnippetLoader> named = new ConcurrentHashMap<>();
  private final Function<String, SnippetLoader> present;

  /**
   * @param present the loader of a snippet as it is now, by its outermost class; null if there is
   *     none
   */
  SnippetLoader(ClassLoader library, Function<String, SnippetLoader> present) {
    super(library);
    this.present = present;
  }

  void add(String className, byte[] bytes) {
    undefined.put(className, bytes);
  }

  void hold(String outermost, SnippetLoader loader) {
    named.put(outermost, loader);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = undefined.remove(name);
    if (bytes != null) {
      return defineClass(name, bytes, 0, bytes.length);
    }
    String outermost = SnippetBytes.outermost(name);
    SnippetLoader other = named.get(outermost);
    other = other == null ? present.apply(outermost) : other;
    if (other == null || other == this) {
      throw new ClassNotFoundException(name);
    }
    return other.loadClass(name);
  }
}
