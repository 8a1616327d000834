package org.unroll.notebook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries an object from a magic into the session: the magic puts it here and has the session
 * evaluate {@code Network net = (Network) Handover.take("net")}.
 */
public final class Handover {
  private static final Map<String, Object> WAITING = new ConcurrentHashMap<>();

  private Handover() {}

  /** Leaves {@code value} under {@code key}. */
  static void put(String key, Object value) {
    WAITING.put(key, value);
  }

  /** Gives the value left under {@code key}, once; null if there is none. */
  public static Object take(String key) {
    return WAITING.remove(key);
  }
}
