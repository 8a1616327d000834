package org.unroll.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * One message of the Jupyter protocol.
 *
 * @param identities the routing frames: whom a request came from, or a reply goes to
 * @param header its {@code msg_id}, {@code msg_type}, session, user, date and protocol version
 * @param parent the header of the request that this message answers; empty if none
 * @param buffers raw bytes of a comm message
 */
public record Message(
    List<byte[]> identities,
    JsonObject header,
    JsonObject parent,
    JsonObject metadata,
    JsonObject content,
    List<byte[]> buffers) {

  /** The {@code msg_type}. */
  public String type() {
    return header.get("msg_type").getAsString();
  }

  /** A text of the content, or what to take where the message has none. */
  public String text(String name, String otherwise) {
    JsonElement value = content.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
  }

  /** A flag of the content, or what to take where the message has none. */
  public boolean flag(String name, boolean otherwise) {
    JsonElement value = content.get(name);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()
        ? value.getAsBoolean()
        : otherwise;
  }

  /** A whole number of the content, or what to take where the message has none. */
  public int number(String name, int otherwise) {
    JsonElement value = content.get(name);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
        ? value.getAsInt()
        : otherwise;
  }

  /** An object of the content; empty where the message has none. */
  public JsonObject object(String name) {
    JsonElement value = content.get(name);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }
}
