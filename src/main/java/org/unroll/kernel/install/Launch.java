package org.unroll.kernel.install;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The command by which Jupyter launches a kernel. */
final class Launch {
  static final String MAIN_CLASS = "org.unroll.kernel.Main";

  /** Lets the kernel remove snippets that are done. */
  private static final String OPEN_SHELL = "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED";

  private static final long MEGABYTE = 1 << 20;
  private static final long MOST_MEGABYTES = 2_048;

  /** What is alive in the heap of a kernel that has run a few cells, and a little more. */
  private static final long FIRST_OLD_MEGABYTES = 80;

  /** What the classes of such a kernel and of some 200 cells take beside its archive. */
  private static final long FIRST_CLASS_MEGABYTES = 12;

  private Launch() {}

  /** The whole command, with Jupyter's place holder for the connection file. */
  static List<String> command(JavaRuntime java, KernelSpec spec) {
    List<String> command = options(java, "-XX:SharedArchiveFile=" + spec.archive());
    command.addAll(List.of("-cp", spec.jar().toString(), MAIN_CLASS, "{connection_file}"));
    return command;
  }

  /** The command that plays a short session and leaves the archive of its classes. */
  static List<String> rehearsal(JavaRuntime java, KernelSpec spec) {
    List<String> command = options(java, "-XX:ArchiveClassesAtExit=" + spec.archive());
    command.addAll(List.of("-cp", spec.jar().toString(), Rehearsal.class.getName()));
    return command;
  }

  /**
   * Without the log of class-data sharing, because a stale archive must not write into notebooks;
   * and with the vector module only where this Java has it.
   */
  private static List<String> options(JavaRuntime java, String archive) {
    List<String> options = new ArrayList<>();
    options.add(java.executable().toString());
    options.addAll(List.of("-Xshare:auto", archive));
    options.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr"));
    options.addAll(heap(heapMegabytes()));
    options.add(OPEN_SHELL);
    options.add("-Dfile.encoding=UTF-8");
    options.add("-Djava.awt.headless=true");
    if (java.hasVectors()) {
      options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    return options;
  }

  /**
   * Keeps the memory of a long session flat. G1 lets it grow in leaps. The classes of cells that
   * are done go only with a collection of the whole heap: so one comes every few hundred cells, and
   * the old generation starts small and keeps little room free. The young one has one size.
   */
  private static List<String> heap(long most) {
    long young = most / 16;
    long first = Math.min(most, young + FIRST_OLD_MEGABYTES);
    return List.of(
        "-XX:+UseSerialGC",
        "-Xms" + first + "m",
        "-Xmx" + most + "m",
        "-Xmn" + young + "m",
        "-XX:MinHeapFreeRatio=20",
        "-XX:MaxHeapFreeRatio=40",
        "-XX:MetaspaceSize=" + FIRST_CLASS_MEGABYTES + "m",
        "-XX:MinMetaspaceFreeRatio=20",
        "-XX:MaxMetaspaceFreeRatio=30");
  }

  /** Half of the memory, but no more than a lesson needs. */
  private static long heapMegabytes() {
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return Math.max(128, Math.min(MOST_MEGABYTES, memory / MEGABYTE / 2));
  }
}
