package org.unroll.kernel.java;

import java.io.File;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * The classes of all snippets, each snippet's in a loader of its own, so that they are unloaded
 * when nothing can run them any more. JShell's own delegate keeps the classes of a session in one
 * loader for good: about 50 KB for a cell of five statements.
 */
final class SnippetClasses implements LoaderDelegate {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Library library = new Library();
  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<String, SnippetLoader> loaders = new HashMap<>();
  private final Map<String, String> newest = new HashMap<>();
  private final Set<String> families = new HashSet<>();
  private final SnippetLoader familyLoader = new SnippetLoader(library, this::loader);
  private final List<String> superseded = new ArrayList<>();
  private final Set<Unloading> watched = new HashSet<>();
  private final ReferenceQueue<SnippetLoader> unloaded = new ReferenceQueue<>();

  private static final class Library extends URLClassLoader {
    Library() {
      super(new URL[0], ClassLoader.getSystemClassLoader());
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }
  }

  private static final class Unloading extends WeakReference<SnippetLoader> {
    private final String outermost;

    Unloading(String outermost, SnippetLoader loader, ReferenceQueue<SnippetLoader> queue) {
      super(loader, queue);
      this.outermost = outermost;
    }
  }

  private synchronized SnippetLoader loader(String outermost) {
    return loaders.get(outermost);
  }

  @Override
  public synchronized void load(ClassBytecodes[] batch) throws ClassInstallException {
    boolean[] loaded = new boolean[batch.length];
    try {
      Map<String, SnippetBytes> files = new LinkedHashMap<>();
      for (ClassBytecodes one : batch) {
        files.put(one.name(), new SnippetBytes(one.bytecodes()));
      }
      files.forEach(this::findSealed);
      files.forEach(this::findHeir);
      files.forEach(this::place);
      files.forEach(this::connect);
      for (int i = 0; i < batch.length; i++) {
        String name = batch[i].name();
        Class<?> type = loaders.get(SnippetBytes.outermost(name)).loadClass(name);
        type.getDeclaredMethods(); // prepares the class
        classes.put(name, type);
        loaded[i] = true;
      }
    } catch (Throwable e) {
      throw new ClassInstallException("load: " + e.getMessage(), loaded);
    }
  }

  /** A sealed class and its heirs must be in one module, and each loader has one of its own. */
  private void findSealed(String name, SnippetBytes file) {
    if (file.isSealed()) {
      families.add(SnippetBytes.outermost(name));
    }
  }

  private void findHeir(String name, SnippetBytes file) {
    if (file.supertypes().stream().anyMatch(families::contains)) {
      families.add(SnippetBytes.outermost(name));
    }
  }

  private void place(String name, SnippetBytes file) {
    String outermost = SnippetBytes.outermost(name);
    SnippetLoader loader = loaders.get(outermost);
    if (loader == null) {
      loader = families.contains(outermost) ? familyLoader : watchedLoader(outermost);
      loaders.put(outermost, loader);
      supersede(outermost);
    }
    loader.add(name, file.widened());
  }

  private SnippetLoader watchedLoader(String outermost) {
    SnippetLoader loader = new SnippetLoader(library, this::loader);
    watched.add(new Unloading(outermost, loader, unloaded));
    return loader;
  }

  private void connect(String name, SnippetBytes file) {
    SnippetLoader loader = loaders.get(SnippetBytes.outermost(name));
    for (String outermost : file.outermost()) {
      SnippetLoader other = loaders.get(outermost);
      if (other != null && other != loader) {
        loader.hold(outermost, other);
      }
    }
  }

  /** Notes that these snippets, whose numbers are in the name, have new classes. */
  private void supersede(String outermost) {
    for (String number : numbers(outermost)) {
      String before = newest.put(number, outermost);
      if (before != null && !newest.containsValue(before)) {
        superseded.add(before);
      }
    }
  }

  /** The numbers of the snippets that an outermost class holds: overloads share one. */
  static List<String> numbers(String outermost) {
    return NUMBER.matcher(outermost).results().map(MatchResult::group).toList();
  }

  /** Notes that a snippet is gone. */
  synchronized void supersedeAll(String number) {
    String last = newest.remove(number);
    if (last != null && !newest.containsValue(last)) {
      superseded.add(last);
    }
  }

  /** Whether there is a snippet of this number. */
  synchronized boolean isPresent(String number) {
    return newest.containsKey(number);
  }

  /** Lets go of all classes that no later snippet can name, and gives their outermost classes. */
  synchronized List<String> release() {
    List<String> names = List.copyOf(superseded);
    superseded.clear();
    for (String outermost : names) {
      loaders.remove(outermost);
      classes.keySet().removeIf(name -> SnippetBytes.outermost(name).equals(outermost));
    }
    return names;
  }

  /** The outermost classes that were unloaded since this was asked last. */
  synchronized List<String> takeUnloaded() {
    List<String> names = new ArrayList<>();
    for (Object gone = unloaded.poll(); gone != null; gone = unloaded.poll()) {
      watched.remove(gone);
      names.add(((Unloading) gone).outermost);
    }
    return names;
  }

  @Override
  public void classesRedefined(ClassBytecodes[] batch) {
    throw new UnsupportedOperationException("classes are replaced, not redefined");
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    try {
      for (String entry : path.split(File.pathSeparator)) {
        library.addURL(new File(entry).toURI().toURL());
      }
    } catch (MalformedURLException e) {
      throw new InternalException(e.toString());
    }
  }

  @Override
  public synchronized Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> type = classes.get(name);
    if (type == null) {
      throw new ClassNotFoundException(name + " not found");
    }
    return type;
  }
}
