package org.unroll.kernel.java;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The packages of the JDK and of the class path, found in a moment. JShell knows them only once its
 * index is built, which takes seconds.
 */
final class Packages {
  private static final Pattern NAME = Pattern.compile("(?<![\\w$.)\\]\"])(\\w+\\.)*\\w*$");

  /** Found when first asked for. */
  private static final class Known {
    static final SortedSet<String> NAMES = known();
  }

  private Packages() {}

  /** The parts of package names, a dot behind each, that may go on at the end of the code. */
  static Completion complete(String code) {
    Matcher written = NAME.matcher(code);
    if (!written.find() || written.group().isEmpty() || JavaText.endsInLiteralOrComment(code)) {
      return new Completion(List.of(), code.length(), code.length());
    }
    String name = written.group();
    int part = name.lastIndexOf('.') + 1;
    List<String> matches =
        Known.NAMES.tailSet(name).stream()
            .takeWhile(known -> known.startsWith(name))
            .map(known -> known.substring(part).replaceFirst("\\..*", "") + ".")
            .distinct()
            .toList();
    return new Completion(matches, written.start() + part, code.length());
  }

  private static SortedSet<String> known() {
    SortedSet<String> names = new TreeSet<>();
    ModuleLayer.boot().modules().stream()
        .map(Module::getDescriptor)
        .map(ModuleDescriptor::exports)
        .flatMap(exports -> exports.stream().filter(export -> !export.isQualified()))
        .map(Exports::source)
        .forEach(names::add);
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classFiles(Path.of(place)).map(Packages::ofClassFile).forEach(names::add);
    }
    names.removeIf(name -> name.isEmpty() || name.startsWith("META-INF"));
    return names;
  }

  private static String ofClassFile(String file) {
    return file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
  }

  private static Stream<String> classFiles(Path place) {
    try {
      List<String> files = Files.isDirectory(place) ? filesIn(place) : entriesOf(place);
      return files.stream().filter(file -> file.endsWith(".class"));
    } catch (IOException e) {
      System.getLogger(Packages.class.getName()).log(Level.DEBUG, "no packages of " + place, e);
      return Stream.empty();
    }
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .toList();
    }
  }

  private static List<String> entriesOf(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return List.of();
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
