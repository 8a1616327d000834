package org.unroll.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Java options that the environment gives when the kernel is launched. A running Java cannot take
 * them, so the kernel runs in a second one, whose exit code becomes this one's.
 */
final class Relaunch {
  private static final String VARIABLE = "UNROLL_JAVA_OPTS";
  private static final String TAKEN = "unroll.java.opts.taken";

  private Relaunch() {}

  static boolean isAskedFor(Map<String, String> environment) {
    return !environment.getOrDefault(VARIABLE, "").isBlank() && System.getProperty(TAKEN) == null;
  }

  /** Runs the same command with the options added, which override earlier ones. */
  static int run(String connectionFile, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of(environment.get(VARIABLE).strip().split("\\s+")));
    command.add("-D" + TAKEN);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), connectionFile));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
    Process kernel = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(kernel::destroy));
    return kernel.waitFor();
  }
}
