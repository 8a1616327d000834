package org.unroll.kernel.magic;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code %jars} and {@code %classpath}: more classes for cells to use. */
final class ClasspathMagics {
  private final Notebook notebook;

  ClasspathMagics(Notebook notebook) {
    this.notebook = notebook;
  }

  void register(MagicRegistry registry) {
    BuiltInMagic.of(
            "%jars GLOB...",
            "Adds jars to the class path and gives their paths; of a folder, all its files.",
            List.of(),
            (globs, body) -> add(globs, true))
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%classpath GLOB...",
            "Adds jars and folders of classes to the class path and gives their paths.",
            List.of(),
            (globs, body) -> add(globs, false))
        .registerAsLine(registry);
  }

  private List<String> add(List<String> globs, boolean filesOnly) throws IOException {
    List<String> added = new ArrayList<>();
    for (String glob : globs) {
      for (Path path : find(glob, filesOnly)) {
        String absolute = path.toAbsolutePath().toString();
        notebook.addToClasspath(absolute);
        added.add(absolute);
      }
    }
    return added;
  }

  private static List<Path> find(String glob, boolean filesOnly) throws IOException {
    GlobFinder finder = new GlobFinder(glob);
    List<Path> found = new ArrayList<>();
    for (Path path : filesOnly ? finder.computeMatchingFiles() : finder.computeMatchingPaths()) {
      if (Files.exists(path)) {
        found.add(path);
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing matches " + glob + " from the folder " + Path.of("").toAbsolutePath() + ".");
    }
    return found;
  }
}
