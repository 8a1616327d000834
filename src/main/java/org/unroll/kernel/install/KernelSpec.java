package org.unroll.kernel.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that tells Jupyter how to launch the kernel: {@code kernel.json}, logos, the jar and
 * the class-data archive.
 */
record KernelSpec(Path folder) {
  private static final String ASSETS = "/org/unroll/kernel/spec/";
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  Path description() {
    return folder.resolve("kernel.json");
  }

  Path jar() {
    return folder.resolve("unroll-kernel.jar");
  }

  Path archive() {
    return folder.resolve("unroll-kernel.jsa");
  }

  boolean exists() {
    return Files.isRegularFile(description());
  }

  /** Whether the folder holds a kernel of this project, or none that Jupyter could launch. */
  boolean isOurs() throws IOException {
    try {
      return !exists() || command().contains(Launch.MAIN_CLASS);
    } catch (RuntimeException e) {
      return true; // no description of a kernel
    }
  }

  /** The command in {@code kernel.json}. */
  List<String> command() throws IOException {
    return JsonParser.parseString(Files.readString(description()))
        .getAsJsonObject()
        .getAsJsonArray("argv")
        .asList()
        .stream()
        .map(argument -> argument.getAsString())
        .toList();
  }

  /** Puts a file in the folder in one step, so that a kernel that runs keeps its own. */
  void put(Path file, InputStream content) throws IOException {
    Path whole = Files.createTempFile(folder, "new", null);
    try {
      Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
    file.toFile().setReadable(true, false);
  }

  void putLogos() throws IOException {
    for (String logo : LOGOS) {
      try (InputStream content = asset(logo)) {
        put(folder.resolve(logo), content);
      }
    }
  }

  /** Writes {@code kernel.json}: the template with the command in it. */
  void putDescription(List<String> command) throws IOException {
    JsonObject json;
    try (InputStream template = asset("kernel.json")) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      json = JsonParser.parseString(text).getAsJsonObject();
    }
    JsonArray argv = new JsonArray();
    command.forEach(argv::add);
    json.add("argv", argv);
    byte[] bytes = (JSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    put(description(), new java.io.ByteArrayInputStream(bytes));
  }

  private static InputStream asset(String name) {
    return KernelSpec.class.getResourceAsStream(ASSETS + name);
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
