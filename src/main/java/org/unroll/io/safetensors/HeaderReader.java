package org.unroll.io.safetensors;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON header token by token. Nothing but objects and arrays at their one right place is
 * entered, so that depth costs nothing, and no more is kept than the names, shapes and metadata
 * themselves.
 */
final class HeaderReader {
  /** What the header says: metadata, and the tensors in the order of their entries. */
  record Header(Map<String, String> metadata, List<TensorInfo> tensors) {}

  private static final String METADATA = "__metadata__";
  private static final int MOST_TENSORS = 50_000;
  private static final int MOST_DIMENSIONS = 8;

  private final Path file;
  private final JsonReader json;
  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
  private Map<String, String> metadata;

  private HeaderReader(Path file, InputStream header) {
    this.file = file;
    json =
        new JsonReader(
            new InputStreamReader(
                header,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    json.setStrictness(Strictness.STRICT);
  }

  static Header read(Path file, InputStream header) throws IOException {
    HeaderReader reader = new HeaderReader(file, header);
    try {
      reader.readAll();
    } catch (MalformedJsonException | EOFException | JsonParseException | IllegalStateException e) {
      throw reader.error("it is not valid JSON");
    } catch (CharacterCodingException e) {
      throw reader.error("it is not valid UTF-8");
    }
    Map<String, String> metadata = reader.metadata == null ? Map.of() : reader.metadata;
    return new Header(metadata, List.copyOf(reader.tensors.values()));
  }

  private TensorFileException error(String problem, Object... arguments) {
    return new TensorFileException(
        file,
        "the header is wrong at %s: %s",
        shorten(json.getPath()),
        String.format(problem, arguments));
  }

  private static String shorten(String path) {
    return path.length() <= 80 ? path : path.substring(0, 80) + "...";
  }

  private void readAll() throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "an object");
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals(METADATA)) {
        require(metadata == null, "the metadata is there twice");
        metadata = strings();
      } else {
        require(tensors.size() < MOST_TENSORS, "there are more than %d tensors", MOST_TENSORS);
        require(tensors.put(name, tensor(name)) == null, "a second tensor has this name");
      }
    }
    json.endObject();
    require(json.peek() == JsonToken.END_DOCUMENT, "something follows the object");
  }

  private Map<String, String> strings() throws IOException {
    Map<String, String> strings = new LinkedHashMap<>();
    expect(JsonToken.BEGIN_OBJECT, "an object of strings");
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      expect(JsonToken.STRING, "a string");
      require(strings.put(key, json.nextString()) == null, "this key is there twice");
    }
    json.endObject();
    return strings;
  }

  private TensorInfo tensor(String name) throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "an object with dtype, shape and data_offsets");
    TensorType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      switch (key) {
        case "dtype" -> {
          require(type == null, "dtype is there twice");
          type = type();
        }
        case "shape" -> {
          require(shape == null, "shape is there twice");
          shape = numbers(MOST_DIMENSIONS);
        }
        case "data_offsets" -> {
          require(offsets == null, "data_offsets is there twice");
          offsets = numbers(2);
        }
        default -> throw error("only dtype, shape and data_offsets are expected here");
      }
    }
    json.endObject();
    require(
        type != null && shape != null && offsets != null,
        "dtype, shape or data_offsets is missing");
    return checked(name, type, shape, offsets);
  }

  private TensorType type() throws IOException {
    expect(JsonToken.STRING, "the name of a type");
    String name = json.nextString();
    return TensorType.named(name)
        .orElseThrow(
            () -> error("there is no type %s; there are %s", shorten(name), TensorType.names()));
  }

  private List<Long> numbers(int most) throws IOException {
    List<Long> numbers = new ArrayList<>();
    expect(JsonToken.BEGIN_ARRAY, "an array of numbers");
    json.beginArray();
    while (json.hasNext()) {
      require(numbers.size() < most, "there are more than %d numbers", most);
      numbers.add(number());
    }
    json.endArray();
    return numbers;
  }

  private long number() throws IOException {
    expect(JsonToken.NUMBER, "a number");
    String digits = json.nextString();
    require(digits.matches("\\d{1,18}"), "%s is no size; expected digits only", shorten(digits));
    return Long.parseLong(digits);
  }

  private TensorInfo checked(String name, TensorType type, List<Long> shape, List<Long> offsets)
      throws IOException {
    require(offsets.size() == 2, "data_offsets has %d numbers, not 2", offsets.size());
    long from = offsets.get(0);
    long to = offsets.get(1);
    require(from <= to, "the tensor ends at %d, before it begins at %d", to, from);
    require(
        shape.stream().allMatch(n -> n <= Integer.MAX_VALUE), "a size of %s is too large", shape);
    require(
        (to - from) % type.bytes() == 0 && countIs((to - from) / type.bytes(), shape),
        "%s numbers of %d bytes each do not fill the bytes %d to %d",
        shape,
        type.bytes(),
        from,
        to);
    return new TensorInfo(name, type, shape.stream().map(Long::intValue).toList(), from, to);
  }

  /**
   * Whether the product of the sizes is {@code count}, without computing a product that overflows.
   */
  private static boolean countIs(long count, List<Long> shape) {
    if (shape.contains(0L)) {
      return count == 0;
    }
    long rest = count;
    for (long size : shape) {
      if (rest % size != 0) {
        return false;
      }
      rest /= size;
    }
    return rest == 1;
  }

  private void expect(JsonToken token, String what) throws IOException {
    JsonToken found = json.peek();
    require(found == token, "%s was expected but %s came", what, found);
  }

  private void require(boolean holds, String problem, Object... arguments) throws IOException {
    if (!holds) {
      throw error(problem, arguments);
    }
  }
}
