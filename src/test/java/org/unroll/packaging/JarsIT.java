package org.unroll.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the three jars hold, and that it works without the class path of the build. */
class JarsIT {

  private static final File LIBRARY = new File(System.getProperty("library.jar"));
  private static final File NOTEBOOK = jar("unroll-notebook.jar");
  private static final File KERNEL = jar("unroll-kernel.jar");

  private static final Set<String> SHARED =
      Set.of(
          "ai.onnx",
          "com.github",
          "com.google",
          "com.ibm",
          "com.univocity",
          "io.github",
          "it.unimi",
          "javax.annotation",
          "nonapi.io",
          "org.apache",
          "org.checkerframework",
          "org.roaringbitmap",
          "org.slf4j",
          "org.tribuo",
          "org.unroll",
          "tech.tablesaw");

  private static final Set<String> HOST =
      Set.of(
          "com.neilalexander",
          "eu.maveniverse",
          "org.codehaus",
          "org.eclipse",
          "org.sonatype",
          "org.zeromq",
          "picocli",
          "zmq");

  @Test
  void theLibraryHoldsItsOwnClassesAndNoHost() throws IOException {
    assertEquals(Set.of("org.unroll"), packages(LIBRARY, 2));
    assertHoldsNone(LIBRARY, "org.unroll.kernel", "org.unroll.bench", "org.unroll.shaded");
    assertFalse(entries(LIBRARY).stream().anyMatch(name -> name.endsWith(".zip")));
    assertEquals("org.unroll", manifest(LIBRARY).getValue("Automatic-Module-Name"));
  }

  @Test
  void theNotebookJarBringsNoKernelAndNoGsonUnderItsOwnName() throws IOException {
    assertEquals(SHARED, roots(NOTEBOOK));
    assertHoldsNone(
        NOTEBOOK,
        "com.google.gson",
        "io.github.spencerpark",
        "org.unroll.kernel",
        "org.apache.http");
    assertTrue(packages(NOTEBOOK, 4).contains("org.unroll.shaded.gson"));
  }

  @Test
  void theKernelJarHoldsEverythingAndRuns() throws IOException {
    Set<String> everything = new TreeSet<>(SHARED);
    everything.addAll(HOST);
    assertEquals(everything, roots(KERNEL));
    assertTrue(entries(KERNEL).contains("org/unroll/kernel/java/library-sources.jar"));
    assertTrue(packages(KERNEL, 3).containsAll(Set.of("com.google.gson", "io.github.spencerpark")));
    assertEquals("org.unroll.kernel.Main", manifest(KERNEL).getValue(Attributes.Name.MAIN_CLASS));
    assertTrue(
        entries(KERNEL).contains("META-INF/services/eu.maveniverse.maven.mima.context.Runtime"));
  }

  @ParameterizedTest
  @MethodSource("jars")
  void noJarHoldsSignaturesModuleDescriptorsOrLooseSources(File jar) throws IOException {
    assertEquals(
        Set.of(),
        entries(jar).stream()
            .filter(name -> name.matches(".*(\\.SF|\\.RSA|\\.DSA|module-info\\.class|\\.java)"))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("shadedJars")
  void whatOursAndTablesawNameIsThere(File jar) throws IOException {
    Set<String> there = entries(jar);
    Set<String> missing = new TreeSet<>();
    try (JarFile file = new JarFile(jar)) {
      for (JavaClass type :
          new ClassFileImporter()
              .withImportOption(
                  location -> location.matches(Pattern.compile(".*/(org/unroll|tech/tablesaw)/.*")))
              .importJar(file)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .filter(target -> !target.isPrimitive() && !ofTheJdk(target.getName()))
            .filter(target -> !comesFromElsewhere(jar, target.getName()))
            .map(target -> target.getName().replace('.', '/') + ".class")
            .filter(name -> !there.contains(name))
            .forEach(name -> missing.add(type.getName() + " -> " + name));
      }
    }
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @MethodSource("shadedJars")
  void tablesawReadsAndSummarisesAFileOfUnknownCharacterSet(File jar, @TempDir Path folder)
      throws Exception {
    Path csv = folder.resolve("names.csv");
    Files.writeString(csv, "name,born,height\nZoë,1990-01-02,1.71\nJosé,1985-11-30,1.80\n");
    URL[] path = {jar.toURI().toURL()};
    try (URLClassLoader alone = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = alone.loadClass("tech.tablesaw.api.Table");
      Object reader = type.getMethod("read").invoke(null);
      Object table =
          reader.getClass().getMethod("csv", String.class).invoke(reader, csv.toString());
      String text = (String) type.getMethod("print").invoke(table);
      assertTrue(text.contains("Zoë") && text.contains("1985-11-30"), text);
      String summary = type.getMethod("summary").invoke(table).toString();
      assertTrue(summary.contains("1.755"), summary);
    }
  }

  @Test
  void theKernelJarCarriesTheSourcesOfCommonsMath() throws IOException {
    Set<String> names = new HashSet<>();
    try (JarFile file = new JarFile(KERNEL);
        ZipInputStream sources =
            new ZipInputStream(
                file.getInputStream(
                    file.getEntry("org/unroll/corpus/commons-math3-sources.zip")))) {
      for (ZipEntry entry; (entry = sources.getNextEntry()) != null; ) {
        names.add(entry.getName());
      }
    }
    assertTrue(names.contains("org/apache/commons/math3/util/FastMath.java"));
    assertTrue(names.stream().filter(name -> name.endsWith(".java")).count() > 900);
  }

  static Set<File> jars() {
    return Set.of(LIBRARY, NOTEBOOK, KERNEL);
  }

  static Set<File> shadedJars() {
    return Set.of(NOTEBOOK, KERNEL);
  }

  private static File jar(String name) {
    return new File(System.getProperty("jars.dir"), name);
  }

  /** Smile is an optional part of Tablesaw; a stock IJava brings Jupyter's API itself. */
  private static boolean comesFromElsewhere(File jar, String type) {
    return type.startsWith("smile.")
        || jar.equals(NOTEBOOK) && type.startsWith("io.github.spencerpark.jupyter.");
  }

  private static boolean ofTheJdk(String type) {
    return type.matches("(javax?|jdk|com\\.sun|org\\.w3c|org\\.xml)\\..*");
  }

  private static void assertHoldsNone(File jar, String... packages) throws IOException {
    Set<String> there = packages(jar, 3);
    for (String absent : packages) {
      assertFalse(there.contains(absent), jar.getName() + " holds " + absent);
    }
  }

  /** Two names of each package; jeromq's old one is a single name. */
  private static Set<String> roots(File jar) throws IOException {
    return packages(jar, 2).stream()
        .map(name -> name.replaceFirst("^zmq\\..*", "zmq"))
        .collect(Collectors.toSet());
  }

  /** The packages that hold classes, cut to their first {@code depth} names. */
  private static Set<String> packages(File jar, int depth) throws IOException {
    return entries(jar).stream()
        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')).split("/"))
        .map(names -> Arrays.stream(names).limit(depth).collect(Collectors.joining(".")))
        .collect(Collectors.toSet());
  }

  private static Set<String> entries(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }
  }

  private static Attributes manifest(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.getManifest().getMainAttributes();
    }
  }
}
