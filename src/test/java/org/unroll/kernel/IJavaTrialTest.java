package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.KernelProcess.Outcome;

/** The extension in a stock IJava, whose jar {@code -Dijava.jar} names. */
@Timeout(180)
@EnabledIfSystemProperty(
    named = "ijava.jar",
    matches = ".+",
    disabledReason = "-Dijava.jar names no stock IJava")
class IJavaTrialTest {
  private static final Path NOTEBOOK_JAR =
      Path.of(System.getProperty("jars.dir", "target"), "unroll-notebook.jar").toAbsolutePath();

  private static KernelProcess start() throws Exception {
    assertTrue(Files.exists(NOTEBOOK_JAR), NOTEBOOK_JAR + " is built by mvn package");
    return KernelProcess.start(
        Map.of(), List.of(KernelProcess.java(), "-jar", System.getProperty("ijava.jar")));
  }

  @Test
  void anInstalledExtensionBuildsANetworkAndStepsThroughIt() throws Exception {
    try (KernelProcess ijava = start()) {
      assertEquals("execute_reply", ijava.execute("%jars " + NOTEBOOK_JAR).reply().type());
      ijava.execute("org.unroll.notebook.UnrollExtension.install();");
      Outcome built = ijava.execute("%%network net seed=1\ninput 3\nrnn 4\ndense 2");
      assertTrue(built.all("error").isEmpty(), built.traceback());
      assertTrue(built.all("display_data").size() > 0);
      Outcome step = ijava.execute("%step net 0.1 0.2 0.3");
      assertTrue(step.all("error").isEmpty(), step.traceback());
      assertTrue(step.all("display_data").get(0).object("data").has("text/plain"));
      assertEquals("2", ijava.execute("1 + 1").result());
    }
  }

  @Test
  void anExerciseIsAnsweredInItsSession() throws Exception {
    try (KernelProcess ijava = start()) {
      ijava.execute("%jars " + NOTEBOOK_JAR);
      ijava.execute("org.unroll.notebook.UnrollExtension.install();");
      assertTrue(ijava.execute("%check 04.4").out().contains("not answered yet"));
      ijava.execute("Number padded = null;");
      assertTrue(ijava.execute("%check 04.4").out().contains("not answered yet"));
      ijava.execute("double padded = 0.9;");
      assertTrue(ijava.execute("%check 04.4").out().contains("A zero input is not no input"));
      ijava.execute("double padded = Math.tanh(0.5 * Math.tanh(0.5 * 0.9 + 0.2) + 0.2);");
      assertTrue(ijava.execute("%check 04.4").out().startsWith("✓ 04.4"));
      assertTrue(ijava.execute("%hint 04.4").out().startsWith("Hint 1 of 2"));
    }
  }
}
