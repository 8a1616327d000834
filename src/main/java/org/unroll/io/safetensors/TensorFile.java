package org.unroll.io.safetensors;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

/**
 * A safetensors file that is open for reading. Opening checks the whole header against the file's
 * length: every tensor has as many bytes as its shape needs, none overlap, none are missing or left
 * over. The numbers are read when they are asked for.
 *
 * <p>Opening needs memory for the header alone; {@link #read} for one tensor.
 */
public final class TensorFile implements Closeable {
  /** Longer headers are refused; a vocabulary of half a million words fits. */
  static final long MOST_HEADER_BYTES = 16_000_000;

  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final long dataFrom;
  private final Map<String, String> metadata;
  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

  private TensorFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    long size = channel.size();
    long headerLength = headerLength(size);
    dataFrom = LENGTH_BYTES + headerLength;
    HeaderReader.Header header = HeaderReader.read(path, headerStream(headerLength));
    metadata = header.metadata();
    header.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    checkPlaces(header.tensors(), size - dataFrom);
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws TensorFileException if the file is not a complete, consistent safetensors file
   * @throws IOException if it cannot be read
   */
  public static TensorFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      return new TensorFile(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private long headerLength(long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw error("it has %d bytes, too few for a safetensors file. Was it cut short?", size);
    }
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(length, 0);
    long headerLength = length.getLong();
    if (headerLength < 0 || headerLength > size - LENGTH_BYTES) {
      throw error(
          "its header should have %s bytes, but only %d follow. It is cut short, or no safetensors file.",
          Long.toUnsignedString(headerLength), size - LENGTH_BYTES);
    }
    if (headerLength > MOST_HEADER_BYTES) {
      throw error("its header has %d bytes; at most %d are read.", headerLength, MOST_HEADER_BYTES);
    }
    return headerLength;
  }

  private InputStream headerStream(long length) throws IOException {
    channel.position(LENGTH_BYTES);
    return new BoundedStream(new BufferedInputStream(Channels.newInputStream(channel)), length);
  }

  private void checkPlaces(List<TensorInfo> all, long dataLength) throws IOException {
    List<TensorInfo> inOrder = new ArrayList<>(all);
    inOrder.sort(Comparator.comparingLong(TensorInfo::from).thenComparingLong(TensorInfo::to));
    long end = 0;
    for (TensorInfo tensor : inOrder) {
      if (tensor.from() != end) {
        throw error(
            "tensor %s begins at byte %d of the numbers, but the one before it ends at %d. Tensors may"
                + " neither overlap nor leave gaps.",
            tensor.name(), tensor.from(), end);
      }
      end = tensor.to();
    }
    if (end != dataLength) {
      throw error(
          "its tensors need %d bytes, but %d follow the header. It is cut short or damaged.",
          end, dataLength);
    }
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The free texts of the header. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** The names of the tensors, in the order of the header. */
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  /** Whether there is a tensor of that name. */
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /** How many bytes the numbers of all tensors have. */
  public long dataBytes() {
    return tensors.values().stream().mapToLong(t -> t.to() - t.from()).sum();
  }

  /**
   * The entry of a tensor.
   *
   * @throws TensorFileException if there is none of that name
   */
  public TensorInfo info(String name) throws IOException {
    TensorInfo tensor = tensors.get(name);
    if (tensor == null) {
      throw error("there is no tensor %s. There are: %s.", name, shortList());
    }
    return tensor;
  }

  private String shortList() {
    List<String> names = tensors.keySet().stream().sorted().limit(20).toList();
    return String.join(", ", names) + (names.size() < tensors.size() ? ", ..." : "");
  }

  /**
   * Reads a tensor of one or two dimensions; one dimension makes a matrix of one row.
   *
   * @throws TensorFileException if it has another shape than {@code shape}, or its numbers are
   *     neither F32 nor F64
   */
  public Matrix read(String name, List<Integer> shape, Precision precision) throws IOException {
    TensorInfo tensor = info(name);
    if (!tensor.shape().equals(shape)) {
      throw error(
          "%s is %s but this network expects %s. Was the file made with other sizes or another vocabulary?",
          name, tensor.shapeText(), new TensorInfo(name, tensor.type(), shape, 0, 0).shapeText());
    }
    if (tensor.type() != TensorType.F32 && tensor.type() != TensorType.F64) {
      throw error(
          "%s holds %s, but weights are read from F32 or F64. Convert it before saving, in PyTorch by float().",
          name, tensor.type());
    }
    int rows = shape.size() == 1 ? 1 : shape.get(0);
    Matrix m = Matrix.zeros(precision, rows, shape.get(shape.size() - 1));
    fill(m, tensor);
    return m;
  }

  private void fill(Matrix m, TensorInfo tensor) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    long at = dataFrom + tensor.from();
    long end = dataFrom + tensor.to();
    for (int r = 0; r < m.rows(); r++) {
      for (int c = 0; c < m.columns(); c++) {
        if (!chunk.hasRemaining()) {
          chunk.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
          at += readFully(chunk, at);
        }
        m.set(r, c, tensor.type() == TensorType.F32 ? chunk.getFloat() : chunk.getDouble());
      }
    }
  }

  private int readFully(ByteBuffer buffer, long from) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw error("it ended while it was read. Was it replaced in place by another program?");
      }
    }
    return buffer.flip().limit();
  }

  /** An exception about this file. */
  public TensorFileException error(String message, Object... arguments) {
    return new TensorFileException(path, message, arguments);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
