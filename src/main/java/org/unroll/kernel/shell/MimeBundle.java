package org.unroll.kernel.shell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** Display data as the protocol writes them. */
final class MimeBundle {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private MimeBundle() {}

  /**
   * An object with {@code data} and {@code metadata}.
   *
   * @param withTransient whether to add {@code transient}, which holds the display id
   */
  static JsonObject of(DisplayData display, boolean withTransient) {
    JsonObject tree = JSON.toJsonTree(display).getAsJsonObject();
    JsonObject bundle = new JsonObject();
    bundle.add("data", structured(objectOf(tree, "data")));
    bundle.add("metadata", objectOf(tree, "metadata"));
    if (withTransient) {
      bundle.add("transient", objectOf(tree, "transient"));
    }
    return bundle;
  }

  /** Any value whose fields are the content of a message. */
  static JsonObject json(Object value) {
    return JSON.toJsonTree(value).getAsJsonObject();
  }

  private static JsonObject objectOf(JsonObject tree, String name) {
    return tree.has(name) && tree.get(name).isJsonObject()
        ? tree.getAsJsonObject(name)
        : new JsonObject();
  }

  /** JSON that was given as text becomes what it says; all other data are text. */
  private static JsonObject structured(JsonObject data) {
    JsonObject result = new JsonObject();
    data.entrySet()
        .forEach(
            entry -> {
              boolean json = entry.getKey().endsWith("json");
              JsonElement value = entry.getValue();
              result.add(entry.getKey(), json ? parsed(value) : text(value));
            });
    return result;
  }

  private static JsonElement text(JsonElement value) {
    return value.isJsonPrimitive() ? new JsonPrimitive(value.getAsString()) : value;
  }

  private static JsonElement parsed(JsonElement value) {
    if (!value.isJsonPrimitive()) {
      return value;
    }
    try {
      return JsonParser.parseString(value.getAsString());
    } catch (JsonParseException e) {
      return value;
    }
  }
}
