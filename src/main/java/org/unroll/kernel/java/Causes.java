package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads exceptions of the user's code, whose methods may themselves fail. */
final class Causes {
  private static final int MOST = 20;

  private Causes() {}

  /** The throwable and its chain of causes, each once. */
  static List<Throwable> of(Throwable first) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable e = first; e != null && chain.size() < MOST && seen.add(e); e = cause(e)) {
      chain.add(e);
    }
    return chain;
  }

  private static Throwable cause(Throwable e) {
    try {
      return e.getCause();
    } catch (Throwable broken) {
      return null;
    }
  }

  /** The throwable's message; null if it has none or cannot tell it. */
  static String message(Throwable e) {
    try {
      return e.getMessage();
    } catch (Throwable broken) {
      return "(its getMessage() failed: " + broken.getClass().getName() + ")";
    }
  }
}
