package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.unroll.kernel.java.CellException;

/** Failures as the protocol writes them. */
final class Errors {
  private Errors() {}

  /** The content of an {@code error} message. */
  static JsonObject content(CellException e) {
    JsonArray traceback = new JsonArray();
    e.traceback().forEach(traceback::add);
    return content(e.name(), e.value(), traceback);
  }

  private static JsonObject content(String name, String value, JsonArray traceback) {
    JsonObject content = new JsonObject();
    content.addProperty("ename", name);
    content.addProperty("evalue", value);
    content.add("traceback", traceback);
    return content;
  }

  /** The content of a reply that says that a request could not be answered. */
  static JsonObject reply(Throwable e) {
    return reply(e.getClass().getName(), String.valueOf(e.getMessage()));
  }

  /** The content of a reply that says why a request is not answered. */
  static JsonObject reply(String name, String value) {
    JsonObject content = content(name, value, new JsonArray());
    content.addProperty("status", "error");
    return content;
  }
}
