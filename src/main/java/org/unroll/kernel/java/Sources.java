package org.unroll.kernel.java;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Where JShell reads javadoc: the JDK's sources, where they are installed, and the library's. It
 * has no public way to add any, so its own list is used, which the launch command opens.
 */
final class Sources {
  private static final String OWN = "library-sources.jar";

  private Sources() {}

  /** Adds the library's sources; where that cannot be done, its javadoc is not shown. */
  static void addOwn(SourceCodeAnalysis analysis) {
    try {
      Method find = analysis.getClass().getDeclaredMethod("findSources");
      find.setAccessible(true);
      List<Path> sources = new ArrayList<>();
      ((List<?>) find.invoke(analysis)).forEach(source -> sources.add((Path) source));
      sources.add(own());
      Field field = analysis.getClass().getDeclaredField("availableSources");
      field.setAccessible(true);
      field.set(analysis, sources);
    } catch (ReflectiveOperationException
        | InaccessibleObjectException
        | IOException
        | URISyntaxException e) {
      System.getLogger(Sources.class.getName()).log(Level.DEBUG, "no javadoc of the library", e);
    }
  }

  /** The root of the sources, which lie beside this class, in the kernel's jar or in a folder. */
  private static Path own() throws IOException, URISyntaxException {
    URI place = Sources.class.getResource(OWN).toURI();
    if (!place.getScheme().equals("jar")) {
      return root(Path.of(place));
    }
    String[] parts = place.getRawSchemeSpecificPart().split("!", 2);
    return root(FileSystems.newFileSystem(Path.of(new URI(parts[0]))).getPath(parts[1]));
  }

  private static Path root(Path archive) throws IOException {
    FileSystem files = FileSystems.newFileSystem(archive);
    return files.getRootDirectories().iterator().next();
  }
}
