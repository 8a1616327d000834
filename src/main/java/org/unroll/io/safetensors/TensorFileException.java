package org.unroll.io.safetensors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that is not what it should be: which file, where in it, what came and what was expected.
 */
public final class TensorFileException extends IOException {
  private static final long serialVersionUID = 1;

  /** The formatted message after the file's name. */
  public TensorFileException(Path file, String message, Object... arguments) {
    super(file.getFileName() + ": " + String.format(Locale.ROOT, message, arguments));
  }
}
