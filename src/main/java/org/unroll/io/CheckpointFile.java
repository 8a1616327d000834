package org.unroll.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.io.safetensors.TensorInfo;
import org.unroll.io.safetensors.TensorType;
import org.unroll.io.safetensors.TensorWriter;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.train.Checkpoint;
import org.unroll.train.Position;

/**
 * Checkpoints of training runs in safetensors files, with a checksum of all numbers:
 *
 * <pre>
 * new Trainer(net).checkpoints(100, CheckpointFile.keeper(path)).train(corpus);
 * new Trainer(net).resume(CheckpointFile.read(path)).train(corpus);
 * </pre>
 *
 * <p>The tensors are {@code weight.NAME}, {@code memory.K} of the optimizer, {@code state.SHARD.K}
 * carried over to the window that comes, {@code best.K} of early stopping, and {@code
 * history.updates}, {@code history.epochs}.
 */
public final class CheckpointFile {
  private static final String WEIGHT = "weight.";
  private static final String MEMORY = "memory.";
  private static final String STATE = "state.";
  private static final String BEST = "best.";
  private static final String SETTING = "setting.";
  private static final String CHECKSUM = "checksum";

  private CheckpointFile() {}

  /**
   * Writes every checkpoint to {@code path}, over the one before; an {@link UncheckedIOException}
   * if it cannot.
   */
  public static Checkpoint.Keeper keeper(Path path) {
    return checkpoint -> {
      try {
        write(checkpoint, path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Writes a checkpoint. The file is complete before it takes its name; see {@link AtomicFile}.
   *
   * @throws IOException if it cannot be written; the file that was there before is as it was
   */
  public static void write(Checkpoint checkpoint, Path path) throws IOException {
    Map<String, Matrix> tensors = tensors(checkpoint);
    TensorWriter writer = new TensorWriter();
    checkpoint.settings().forEach((name, value) -> writer.metadata(SETTING + name, value));
    writer.metadata("epoch", String.valueOf(checkpoint.position().epoch()));
    writer.metadata("batch", String.valueOf(checkpoint.position().batch()));
    writer.metadata("step", String.valueOf(checkpoint.position().step()));
    writer.metadata("updates", String.valueOf(checkpoint.updates()));
    writer.metadata("rows", String.valueOf(checkpoint.rows()));
    writer.metadata(CHECKSUM, Checksum.of(tensors));
    tensors.forEach(writer::matrix);
    AtomicFile.write(path, writer::write);
  }

  private static Map<String, Matrix> tensors(Checkpoint checkpoint) {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    checkpoint.weights().forEach((name, w) -> tensors.put(WEIGHT + name, w));
    putAll(tensors, MEMORY, checkpoint.memory());
    for (int shard = 0; shard < checkpoint.states().size(); shard++) {
      putAll(tensors, STATE + shard + ".", checkpoint.states().get(shard));
    }
    putAll(tensors, BEST, checkpoint.best());
    HistoryTensors.put(checkpoint.history(), tensors);
    return tensors;
  }

  private static void putAll(Map<String, Matrix> tensors, String prefix, List<Matrix> matrices) {
    for (int k = 0; k < matrices.size(); k++) {
      tensors.put(prefix + k, matrices.get(k));
    }
  }

  /**
   * Reads a checkpoint that {@link #write} wrote.
   *
   * @throws TensorFileException if the file is damaged or no checkpoint
   * @throws IOException if it cannot be read
   */
  public static Checkpoint read(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      if (!file.metadata().containsKey(CHECKSUM)) {
        throw file.error(
            "it is no checkpoint of a training run. Open a model file with ModelFile.open.");
      }
      Map<String, Matrix> tensors = new LinkedHashMap<>();
      for (String name : file.names()) {
        tensors.put(name, read(file, name));
      }
      if (!Checksum.of(tensors).equals(file.metadata().get(CHECKSUM))) {
        throw file.error(
            "its numbers do not give its checksum: it is damaged. Use an earlier copy.");
      }
      return checkpoint(file, tensors);
    }
  }

  private static Matrix read(TensorFile file, String name) throws IOException {
    TensorInfo info = file.info(name);
    if (info.shape().size() != 2) {
      throw file.error("%s is %s, but a checkpoint holds matrices.", name, info.shapeText());
    }
    Precision precision = info.type() == TensorType.F32 ? Precision.FLOAT32 : Precision.FLOAT64;
    return file.read(name, info.shape(), precision);
  }

  private static Checkpoint checkpoint(TensorFile file, Map<String, Matrix> tensors)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    file.metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), value);
              }
            });
    Map<String, Matrix> weights = new LinkedHashMap<>();
    tensors.forEach(
        (name, m) -> {
          if (name.startsWith(WEIGHT)) {
            weights.put(name.substring(WEIGHT.length()), m);
          }
        });
    List<List<Matrix>> states = new ArrayList<>();
    while (tensors.containsKey(STATE + states.size() + ".0")) {
      states.add(all(tensors, STATE + states.size() + "."));
    }
    return new Checkpoint(
        settings,
        position(file),
        number(file, "updates"),
        number(file, "rows"),
        weights,
        all(tensors, MEMORY),
        states,
        all(tensors, BEST),
        HistoryTensors.history(file, tensors));
  }

  private static List<Matrix> all(Map<String, Matrix> tensors, String prefix) {
    List<Matrix> all = new ArrayList<>();
    while (tensors.containsKey(prefix + all.size())) {
      all.add(tensors.get(prefix + all.size()));
    }
    return all;
  }

  private static Position position(TensorFile file) throws IOException {
    try {
      return new Position(
          Math.toIntExact(number(file, "epoch")),
          Math.toIntExact(number(file, "batch")),
          Math.toIntExact(number(file, "step")));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw file.error("its position is damaged: %s", e.getMessage());
    }
  }

  private static long number(TensorFile file, String name) throws IOException {
    String text = file.metadata().get(name);
    if (text == null || !text.matches("\\d{1,18}")) {
      throw file.error("its %s is %s but a whole number was expected.", name, text);
    }
    return Long.parseLong(text);
  }
}
