package org.unroll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's program compiles and prints what the README says. */
class ReadmeTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\\n(.*?)```\\s*(?:[^`]*?)```text\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theProgramPrintsWhatTheReadmeSays() throws Exception {
    Matcher readme = PROGRAM.matcher(Files.readString(Path.of("README.md")));
    assertTrue(readme.find(), "README.md has no java block followed by a text block");
    assertEquals(readme.group(2).strip(), run(readme.group(1)).strip());
  }

  @Test
  void theBadgeNamesTheRepositoryOfThePom() throws Exception {
    Matcher pom =
        Pattern.compile("<repository.address>(.*)</repository.address>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(pom.find());
    String page =
        "https://mybinder.org/v2/gh/" + pom.group(1) + "/HEAD?urlpath=lab/tree/notebooks/";
    assertTrue(Files.readString(Path.of("README.md")).contains(page), page);
  }

  private String run(String program) throws Exception {
    Matcher imports = Pattern.compile("(?m)^import .*;\\n").matcher(program);
    String body = imports.replaceAll("");
    StringBuilder source = new StringBuilder();
    imports.reset().results().forEach(found -> source.append(found.group()));
    source.append("public class Readme { public static void main(String[] args) {\n");
    source.append(body).append("}}\n");
    Path file = Files.writeString(folder.resolve("Readme.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), file.toString());
    assertEquals(0, status, "the README's program does not compile:\n" + source);
    return output();
  }

  private String output() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Readme")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
