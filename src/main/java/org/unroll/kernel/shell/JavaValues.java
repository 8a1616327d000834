package org.unroll.kernel.shell;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Arrays, collections and maps as text that tells what is in them: nested, with an end to long
 * ones.
 */
final class JavaValues {
  private static final int MOST_ELEMENTS = 100;
  private static final int MOST_CHARACTERS = 10_000;

  private final StringBuilder text = new StringBuilder();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private JavaValues() {}

  /** Such a value's text. */
  static String text(Object value) {
    JavaValues values = new JavaValues();
    values.append(value);
    return values.text.toString();
  }

  private void append(Object value) {
    if (text.length() > MOST_CHARACTERS) {
      text.append("...");
    } else if (value instanceof Map<?, ?> || value instanceof Collection<?> || isArray(value)) {
      appendNested(value);
    } else {
      text.append(value);
    }
  }

  private static boolean isArray(Object value) {
    return value != null && value.getClass().isArray();
  }

  private void appendNested(Object value) {
    if (!open.add(value)) {
      text.append("(this)");
      return;
    }
    if (value instanceof Map<?, ?> map) {
      appendMap(map);
    } else if (value instanceof Collection<?> collection) {
      appendAll(collection.iterator(), collection.size());
    } else {
      appendArray(value);
    }
    open.remove(value);
  }

  private void appendArray(Object array) {
    int length = Array.getLength(array);
    text.append('[');
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      text.append(i == 0 ? "" : ", ");
      append(Array.get(array, i));
    }
    end(length, "]");
  }

  private void appendAll(Iterator<?> elements, int size) {
    text.append('[');
    for (int i = 0; elements.hasNext() && i < MOST_ELEMENTS; i++) {
      text.append(i == 0 ? "" : ", ");
      append(elements.next());
    }
    end(size, "]");
  }

  private void appendMap(Map<?, ?> map) {
    text.append('{');
    int i = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (i == MOST_ELEMENTS) {
        break;
      }
      text.append(i++ == 0 ? "" : ", ");
      append(entry.getKey());
      text.append('=');
      append(entry.getValue());
    }
    end(map.size(), "}");
  }

  private void end(int size, String bracket) {
    if (size > MOST_ELEMENTS) {
      text.append(", ... (").append(size).append(" in all)");
    }
    text.append(bracket);
  }
}
