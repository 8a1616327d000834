package org.unroll.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.unroll.notebook.magic.MagicCatalog;

/**
 * Brings the library into a running kernel of the IJava family: magics, pictures and imports. In a
 * stock IJava:
 *
 * <pre>
 * %jars unroll-notebook.jar
 * org.unroll.notebook.UnrollExtension.install();
 * </pre>
 */
public final class UnrollExtension {
  private UnrollExtension() {}

  /**
   * Installs everything in the kernel that runs this code.
   *
   * @throws IllegalStateException if this code does not run in such a kernel
   */
  public static void install() {
    BaseKernel kernel = KernelSession.runningKernel();
    Session session = install(kernel);
    for (String line : imports()) {
      try {
        session.evaluate(line);
      } catch (Exception e) {
        throw new IllegalStateException("This import cannot be evaluated: " + line, e);
      }
    }
  }

  /**
   * Installs magics and pictures in {@code kernel}, which does the imports itself; see {@link
   * #imports}.
   */
  public static Session install(BaseKernel kernel) {
    KernelSession session = new KernelSession(kernel);
    install(session.magics(), session);
    Displays.register(kernel.getRenderer());
    return session;
  }

  static void install(Magics magics, Session session) {
    new MagicCatalog().register(magics, session);
  }

  /** The imports of a session, an {@code import ...;} each. */
  public static List<String> imports() {
    try (InputStream in = UnrollExtension.class.getResourceAsStream("imports.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
