package org.unroll.kernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The Python whose Jupyter will run the kernel. */
final class Python {
  private Python() {}

  /** Its {@code sys.prefix}. */
  static Path prefix() throws InstallException {
    for (String command : new String[] {"python3", "python"}) {
      String prefix = output(command, "-c", "import sys; print(sys.prefix)");
      if (prefix != null) {
        return Path.of(prefix);
      }
    }
    throw new InstallException("--sys-prefix: there is no python3 on the PATH. Use --user.");
  }

  /** What a command prints; null if it cannot be run. */
  static String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
