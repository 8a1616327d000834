package org.unroll.kernel.java;

import java.util.HashMap;
import java.util.Map;

/** Which stretch of which cell each snippet of the shell was. */
final class Snippets {
  /**
   * @param line the line of the cell, from 1, at which the snippet begins
   */
  record Origin(CellSource cell, int line) {}

  private final Map<String, Origin> origins = new HashMap<>();

  void add(String snippetId, Origin origin) {
    origins.put(snippetId, origin);
  }

  /** The origin of a snippet; null for one that no cell gave. */
  Origin of(String snippetId) {
    return origins.get(snippetId);
  }

  void remove(String snippetId) {
    origins.remove(snippetId);
  }
}
