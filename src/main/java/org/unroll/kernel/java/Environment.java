package org.unroll.kernel.java;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the environment variables of the IJava family ask for.
 *
 * @param classpath jars and folders for cells to use
 * @param compilerOptions options of {@code javac}
 * @param timeout how long one statement may take; zero is for ever
 * @param scripts Java code to run before the first cell
 */
public record Environment(
    List<String> classpath, List<String> compilerOptions, Duration timeout, List<String> scripts) {
  private static final Pattern TIMEOUT = Pattern.compile("\\s*(-?\\d+)\\s*([A-Za-z]*)\\s*");

  /**
   * Reads the variables.
   *
   * @throws IOException if a startup script cannot be read
   * @throws IllegalArgumentException if the timeout is not one
   */
  public static Environment of(Map<String, String> variables) throws IOException {
    List<String> scripts = new ArrayList<>();
    for (String script : paths(variables.get("IJAVA_STARTUP_SCRIPTS_PATH"))) {
      if (Files.isRegularFile(Path.of(script))) {
        scripts.add(Files.readString(Path.of(script)));
      }
    }
    scripts.add(variables.getOrDefault("IJAVA_STARTUP_SCRIPT", ""));
    return new Environment(
        paths(variables.get("IJAVA_CLASSPATH")),
        MagicCall.words(variables.getOrDefault("IJAVA_COMPILER_OPTS", "")),
        timeout(variables.getOrDefault("IJAVA_TIMEOUT", "-1")),
        scripts);
  }

  /** The files that a list of paths and globs names. */
  private static List<String> paths(String list) throws IOException {
    List<String> paths = new ArrayList<>();
    if (list != null) {
      for (String glob : list.split(Pattern.quote(File.pathSeparator))) {
        if (!glob.isBlank()) {
          for (Path path : new GlobFinder(glob.strip()).computeMatchingPaths()) {
            paths.add(path.toAbsolutePath().toString());
          }
        }
      }
    }
    return paths;
  }

  /** A number of milliseconds, or a number and a {@link TimeUnit}; below 1 there is no limit. */
  private static Duration timeout(String text) {
    Matcher parts = TIMEOUT.matcher(text);
    if (!parts.matches()) {
      throw badTimeout(text);
    }
    long amount = Math.max(0, Long.parseLong(parts.group(1)));
    String unit = parts.group(2).toUpperCase(Locale.ROOT);
    try {
      TimeUnit timeUnit = unit.isEmpty() ? TimeUnit.MILLISECONDS : TimeUnit.valueOf(unit);
      return Duration.of(amount, timeUnit.toChronoUnit());
    } catch (IllegalArgumentException e) {
      throw badTimeout(text);
    }
  }

  private static IllegalArgumentException badTimeout(String text) {
    return new IllegalArgumentException(
        "IJAVA_TIMEOUT: \"" + text + "\" is not a time. Examples: -1, 5000, \"30 SECONDS\".");
  }
}
