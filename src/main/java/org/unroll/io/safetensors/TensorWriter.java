package org.unroll.io.safetensors;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.matrix.Checks;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

/**
 * Collects tensors and metadata, then writes them as a safetensors file. The numbers are kept, not
 * copied.
 */
public final class TensorWriter {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int ALIGNMENT = 8;

  private record Tensor(List<Integer> shape, Matrix numbers) {
    TensorType type() {
      return numbers.precision() == Precision.FLOAT32 ? TensorType.F32 : TensorType.F64;
    }

    long bytes() {
      return (long) numbers.rows() * numbers.columns() * type().bytes();
    }
  }

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Adds a free text. */
  public TensorWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Adds a tensor of one dimension: numbers [1 x n] as [n]. */
  public TensorWriter vector(String name, Matrix numbers) {
    return add(name, new Tensor(List.of(numbers.columns()), numbers));
  }

  /** Adds a tensor of two dimensions. */
  public TensorWriter matrix(String name, Matrix numbers) {
    return add(name, new Tensor(List.of(numbers.rows(), numbers.columns()), numbers));
  }

  private TensorWriter add(String name, Tensor tensor) {
    if (tensors.put(name, tensor) != null) {
      throw new IllegalArgumentException("Two tensors are called " + name + ".");
    }
    return this;
  }

  /**
   * Writes the file from where the channel stands.
   *
   * @throws IllegalArgumentException if the header would be too long to be read again; then nothing
   *     is written
   */
  public void write(WritableByteChannel channel) throws IOException {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    Checks.require(
        header.length < TensorFile.MOST_HEADER_BYTES,
        "The header would have %d bytes; at most %d are read. Is the vocabulary that large?",
        header.length,
        TensorFile.MOST_HEADER_BYTES);
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer start = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    writeFully(start.flip(), channel);
    for (Tensor tensor : tensors.values()) {
      writeNumbers(tensor, channel);
    }
  }

  private String header() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("__metadata__").beginObject();
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
      long from = 0;
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        Tensor tensor = entry.getValue();
        json.name(entry.getKey()).beginObject();
        json.name("dtype").value(tensor.type().name());
        writeArray(json.name("shape"), tensor.shape());
        writeArray(json.name("data_offsets"), List.of(from, from + tensor.bytes()));
        json.endObject();
        from += tensor.bytes();
      }
      json.endObject();
    }
    return text.toString();
  }

  private static void writeArray(JsonWriter json, List<? extends Number> numbers)
      throws IOException {
    json.beginArray();
    for (Number number : numbers) {
      json.value(number);
    }
    json.endArray();
  }

  private static void writeNumbers(Tensor tensor, WritableByteChannel channel) throws IOException {
    Matrix m = tensor.numbers();
    boolean single = tensor.type() == TensorType.F32;
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int r = 0; r < m.rows(); r++) {
      for (int c = 0; c < m.columns(); c++) {
        if (!chunk.hasRemaining()) {
          writeFully(chunk.flip(), channel);
          chunk.clear();
        }
        if (single) {
          chunk.putFloat((float) m.get(r, c));
        } else {
          chunk.putDouble(m.get(r, c));
        }
      }
    }
    writeFully(chunk.flip(), channel);
  }

  private static void writeFully(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
