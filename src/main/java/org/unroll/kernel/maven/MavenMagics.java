package org.unroll.kernel.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.unroll.kernel.magic.BuiltInMagic;
import org.unroll.kernel.magic.MagicRegistry;
import org.unroll.kernel.magic.Notebook;

/**
 * The magics that bring in artifacts of Maven repositories. The resolver is loaded at first use.
 */
public final class MavenMagics {
  private static final Set<String> RUNTIME_SCOPES =
      Set.of("compile", "runtime", "system", "import");

  private final Notebook notebook;
  private MavenResolver resolver;

  public MavenMagics(Notebook notebook) {
    this.notebook = notebook;
  }

  /** Registers them all. */
  public void register(MagicRegistry registry) {
    BuiltInMagic.of(
            "%maven GROUP:ARTIFACT[:PACKAGING[:CLASSIFIER]]:VERSION...",
            "Adds Maven artifacts, and what they need, to the class path.",
            List.of(),
            (arguments, body) -> add(arguments))
        .alsoCalled("addMavenDependencies", "addMavenDependency")
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%mavenRepo ID URL",
            "Adds a Maven repository in which artifacts are looked for.",
            List.of(),
            (arguments, body) -> addRepository(arguments))
        .alsoCalled("addMavenRepo")
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%loadFromPOM FILE [SCOPE...]",
            "Adds the dependencies of a POM to the class path.",
            List.of(),
            (arguments, body) -> loadFile(arguments))
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%%loadFromPOM [SCOPE...]",
            "Adds the dependencies in a POM, or in a part of one, to the class path.",
            List.of(),
            this::load)
        .registerAsCell(registry);
  }

  private synchronized MavenResolver resolver() {
    if (resolver == null) {
      resolver = new MavenResolver();
    }
    return resolver;
  }

  private Object add(List<String> arguments) {
    List<String> coordinates =
        arguments.stream().filter(argument -> !argument.startsWith("-")).toList();
    if (coordinates.isEmpty()) {
      throw new IllegalArgumentException("%maven needs a coordinate: group:artifact:version.");
    }
    return use(resolver().resolve(coordinates));
  }

  private Object use(List<Path> jars) {
    jars.forEach(jar -> notebook.addToClasspath(jar.toString()));
    return null;
  }

  private Object addRepository(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new IllegalArgumentException("%mavenRepo needs an id and a URL.");
    }
    resolver().addRepository(arguments.get(0), arguments.get(1));
    return null;
  }

  private Object loadFile(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("%loadFromPOM needs the path of a POM.");
    }
    Path pom = Path.of(arguments.get(0));
    if (!Files.isRegularFile(pom)) {
      throw new IllegalArgumentException("%loadFromPOM: there is no file " + pom + ".");
    }
    return load(arguments.subList(1, arguments.size()), Files.readString(pom));
  }

  private Object load(List<String> scopes, String body) {
    Set<String> wanted = scopes.isEmpty() ? RUNTIME_SCOPES : Set.copyOf(scopes);
    return use(resolver().resolvePom(PomFragment.complete(body), wanted));
  }
}
