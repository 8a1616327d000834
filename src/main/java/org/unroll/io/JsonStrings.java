package org.unroll.io;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A list of strings as a JSON array. */
final class JsonStrings {
  private static final Pattern LONE_SURROGATE =
      Pattern.compile(
          "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

  private JsonStrings() {}

  static String write(List<String> strings) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginArray();
      for (String string : strings) {
        json.value(string);
      }
      json.endArray();
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return escapeLoneSurrogates(text.toString());
  }

  /** Half a character can be a symbol, but has no form in UTF-8. */
  private static String escapeLoneSurrogates(String json) {
    return LONE_SURROGATE
        .matcher(json)
        .replaceAll(half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
  }

  /**
   * Reads an array of at most {@code most} strings.
   *
   * @throws IOException if the text is anything else
   */
  static List<String> read(String text, long most) throws IOException {
    JsonReader json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
    List<String> strings = new ArrayList<>();
    try {
      json.beginArray();
      while (json.hasNext()) {
        if (strings.size() >= most || json.peek() != JsonToken.STRING) {
          throw new IOException("at most " + most + " strings were expected");
        }
        strings.add(json.nextString());
      }
      json.endArray();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("something follows the array");
      }
    } catch (IllegalStateException e) {
      throw new IOException("an array of strings was expected", e);
    }
    return strings;
  }
}
