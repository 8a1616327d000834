package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.KernelProcess.Outcome;
import org.unroll.kernel.protocol.Message;

/** What IJava documents, as its notebooks write it. */
@Timeout(120)
class IJavaCompatibilityTest extends SharedKernel {
  @Test
  void displayShowsAndUpdateDisplayReplaces() {
    Outcome outcome =
        kernel.execute(
            "String id = display(\"<b>3</b>\", \"text/html\");\n"
                + "updateDisplay(id, \"<b>2</b>\", \"text/html\");");
    Message shown = outcome.all("display_data").get(0);
    Message updated = outcome.all("update_display_data").get(0);
    assertEquals("<b>3</b>", shown.object("data").get("text/html").getAsString());
    assertEquals("<b>2</b>", updated.object("data").get("text/html").getAsString());
    assertEquals(
        shown.object("transient").get("display_id"), updated.object("transient").get("display_id"));
  }

  @Test
  void aDisplaysIdIsNoResultOfItsCell() {
    Outcome outcome = kernel.execute("display(1)");
    assertEquals(1, outcome.all("display_data").size());
    assertNull(outcome.result());
    assertNotNull(kernel.execute("String kept = display(1);\nkept + \"\"").result());
  }

  @Test
  void renderGivesTheResultItsTypes() {
    Outcome outcome = kernel.execute("render(\"**bold**\", \"text/markdown\")");
    assertEquals(
        "**bold**",
        outcome.all("execute_result").get(0).object("data").get("text/markdown").getAsString());
    assertTrue(
        kernel
            .execute("display(new java.awt.image.BufferedImage(2, 2, 1))")
            .all("display_data")
            .get(0)
            .object("data")
            .has("image/png"));
  }

  @Test
  void evalKnowsTheScopeAndItsMagics() {
    kernel.execute("int known = 4;");
    assertEquals("7", kernel.execute("(int) eval(\"known + 2\") + 1").result());
    kernel.execute("eval(\"int made = 5;\");");
    assertEquals("5", kernel.execute("made").result());
    assertEquals("ok", kernel.execute("eval(\"%lsmagic\")").status());
  }

  @Test
  void theKernelIsReachedByItsName() {
    assertNotNull(kernel.execute("getKernelInstance()").result());
    assertEquals(
        "true",
        kernel
            .execute(
                "io.github.spencerpark.ijava.IJava.getKernelInstance()"
                    + " == io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance()")
            .result());
    assertEquals("9", kernel.execute("getKernelInstance().evalRaw(\"4 + 5\")").result());
    assertEquals("ok", kernel.execute("getKernelInstance().addToClasspath(\"nowhere\")").status());
  }

  @Test
  void aRegisteredMagicIsCalledInEveryForm() {
    kernel.execute(
        "getKernelInstance().getMagics().registerLineMagic(\"twice\","
            + " args -> args.get(0) + args.get(0));\n"
            + "getKernelInstance().getMagics().registerCellMagic(\"shout\","
            + " (args, body) -> body.toUpperCase());");
    assertEquals("haha", kernel.execute("String laugh = %twice ha\nlaugh").result());
    assertEquals("a ba b", kernel.execute("String quoted = %twice \"a b\"\nquoted").result());
    assertEquals("ÄÄ", kernel.execute("String far = %twice Ä\nfar").result());
    assertEquals("HEY\nYOU", kernel.execute("%%shout\nhey\nyou").result());
    assertEquals("jojo", kernel.execute("(String) lineMagic(\"twice\", List.of(\"jo\"))").result());
    assertEquals("X", kernel.execute("(String) cellMagic(\"shout\", List.of(), \"x\")").result());
    assertEquals(
        "kk",
        kernel
            .execute(
                "String inLoop = \"\";\nfor (int i = 0; i < 1; i++) {\n"
                    + "  inLoop = %twice k\n}\ninLoop")
            .result());
  }

  @Test
  void defaultImportsAndPrintfAreThere() {
    assertEquals(
        "ok",
        kernel
            .execute(
                "List<BigDecimal> l = new ArrayList<>(); Pattern p = Pattern.compile(\"a\");"
                    + " ExecutorService s = null; File f = null; URL u = null;")
            .status());
    assertEquals("a-1", kernel.execute("printf(\"%s-%d\", \"a\", 1);").out());
  }

  @Test
  void jarsAndClassesComeToTheClassPath(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("res"));
    Files.writeString(folder.resolve("res/word.txt"), "found");
    assertEquals(
        "[" + folder.resolve("res") + "]",
        kernel.execute("List<String> added = %classpath " + folder + "/res\nadded").result());
    assertEquals(
        "found",
        kernel
            .execute(
                "new String(Thread.currentThread().getContextClassLoader()"
                    + ".getResourceAsStream(\"word.txt\").readAllBytes())")
            .result());
    assertTrue(
        kernel.execute("%jars " + folder + "/*.jar").errorValue().startsWith("Nothing matches"));
  }

  @Test
  void scriptsAndNotebooksAreLoaded(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("script.jshell"), "int fromScript = 11;\n");
    Files.writeString(
        folder.resolve("other.ipynb"),
        "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"# no\"]},"
            + "{\"cell_type\":\"code\",\"source\":[\"int fromNotebook = \",\"12;\"]}]}");
    kernel.execute("%load " + folder + "/script\n%load " + folder + "/other.ipynb");
    assertEquals("23", kernel.execute("fromScript + fromNotebook").result());
  }

  @Test
  void theEnvironmentIsHeeded(@TempDir Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("a.jsh"), "int fromFile = 1;");
    Files.createDirectories(folder.resolve("cp"));
    Files.writeString(folder.resolve("cp/here.txt"), "x");
    Map<String, String> environment =
        Map.of(
            "IJAVA_STARTUP_SCRIPTS_PATH", script.toString(),
            "IJAVA_STARTUP_SCRIPT", "int fromText = 2;",
            "IJAVA_CLASSPATH", folder + "/cp",
            "IJAVA_TIMEOUT", "2 SECONDS",
            "IJAVA_COMPILER_OPTS", "-parameters");
    try (KernelProcess other = KernelProcess.start(environment)) {
      assertEquals("3", other.execute("fromFile + fromText").result());
      assertEquals("Timeout", other.execute("Thread.sleep(20_000);").errorName());
      assertEquals("Timeout", other.execute("while (true) { }").errorName());
      assertEquals(
          "true",
          other
              .execute(
                  "Thread.currentThread().getContextClassLoader().getResource(\"here.txt\") != null")
              .result());
    }
  }

  @Test
  void aFailingStartupScriptFailsTheFirstCellOnly() throws Exception {
    try (KernelProcess other = KernelProcess.start(Map.of("IJAVA_STARTUP_SCRIPT", "int x = ;"))) {
      assertEquals("error", other.execute("1").status());
      assertEquals("1", other.execute("1").result());
    }
  }

  @Test
  void mavenArtifactsThatCannotBeHadAreToldPolitely() {
    Outcome none = kernel.execute("%maven not:a-coordinate");
    assertTrue(none.errorValue().contains("group:artifact:version"), none.errorValue());
    Outcome missing =
        kernel.execute(
            "%mavenRepo nowhere file:///no/such/folder\n%maven no.such.group:nothing:1.0");
    assertTrue(missing.errorValue().contains("no.such.group"), missing.errorValue());
    assertEquals("error", kernel.execute("%%loadFromPOM\n<dependency>").status());
  }
}
