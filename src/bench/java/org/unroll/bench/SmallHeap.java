package org.unroll.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmark in a Java with a small young generation, unless the command chooses a heap or
 * a collector itself. A training run makes garbage only until its vector code is compiled, and the
 * heap that Java chooses by default, a quarter of the machine, would grow to hold it.
 */
final class SmallHeap {
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmn32m");

  private SmallHeap() {}

  /** Whether the command left heap and collector to Java. */
  static boolean isWanted() {
    return given().stream()
        .noneMatch(option -> option.matches("-Xm[snx].*|-XX:.*(GC|Heap|NewSize|RAM).*"));
  }

  /** Runs the same command with the options and returns its exit code. */
  static int run(String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(given());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CharModel.class.getName());
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(java::destroy));
    return java.waitFor();
  }

  private static List<String> given() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }
}
