package org.unroll.kernel.shell;

import java.io.File;
import java.time.Duration;
import java.util.Optional;

/** Ends the kernel when the process that launched it is gone. */
final class ParentWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private ParentWatch() {}

  /** Watches the process that Jupyter names in {@code JPY_PARENT_PID}, else the one above. */
  static void start() {
    String named = System.getenv().getOrDefault("JPY_PARENT_PID", "");
    boolean processId = File.separatorChar == '/' && named.matches("\\d{1,9}");
    Optional<ProcessHandle> parent =
        processId ? ProcessHandle.of(Long.parseLong(named)) : ProcessHandle.current().parent();
    parent.ifPresent(
        process -> {
          Thread thread = new Thread(() -> watch(process), "kernel-parent-watch");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static void watch(ProcessHandle parent) {
    try {
      while (parent.isAlive()) {
        Thread.sleep(INTERVAL.toMillis());
      }
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
