package org.unroll.kernel.shell;

import com.google.gson.JsonObject;
import org.unroll.kernel.protocol.Message;

/** Answers one type of request. */
@FunctionalInterface
interface Handler {
  /** The content of the reply; null for a message that is not replied to. */
  JsonObject handle(Message request);

  /** The beginning of every reply that went well. */
  static JsonObject ok() {
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    return content;
  }
}
