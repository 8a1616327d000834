package org.unroll.kernel.install;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Java installation.
 *
 * @param executable the absolute path of its {@code java}
 */
record JavaRuntime(Path executable) {
  private static final String VECTORS = "jdk.incubator.vector";

  /** The Java that runs this code. */
  static JavaRuntime running() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path windows = bin.resolve("java.exe");
    return new JavaRuntime(Files.exists(windows) ? windows : bin.resolve("java"));
  }

  /** Whether it has a compiler, without which there are no cells. */
  static boolean runningHasCompiler() {
    return ModuleLayer.boot().findModule("jdk.jshell").isPresent();
  }

  /** Whether it has the vector module; naming one that it lacks would keep it from starting. */
  boolean hasVectors() {
    String modules = Python.output(executable.toString(), "--list-modules");
    return modules != null && modules.contains(VECTORS);
  }
}
