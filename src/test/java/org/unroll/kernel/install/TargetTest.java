package org.unroll.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where Jupyter looks for a user's kernels. */
class TargetTest {
  @Test
  void jupytersOwnVariableComesFirst() throws Exception {
    Map<String, String> environment =
        Map.of("JUPYTER_DATA_DIR", "/data", "XDG_DATA_HOME", "/xdg", "HOME", "/home/a b");
    assertEquals(Path.of("/data"), Target.userData(environment, "Linux"));
    assertEquals(Path.of("/data"), Target.userData(environment, "Mac OS X"));
  }

  @Test
  void homeIsTheEnvironmentsAndNotJavas() throws Exception {
    Map<String, String> environment = Map.of("HOME", "/home/a b");
    assertEquals(Path.of("/home/a b/.local/share/jupyter"), Target.userData(environment, "Linux"));
    assertEquals(Path.of("/home/a b/Library/Jupyter"), Target.userData(environment, "Mac OS X"));
    assertEquals(
        Path.of("/xdg/jupyter"),
        Target.userData(Map.of("HOME", "/home/a b", "XDG_DATA_HOME", "/xdg"), "Linux"));
    assertEquals(Path.of("/app/jupyter"), Target.userData(Map.of("APPDATA", "/app"), "Windows 11"));
  }

  @Test
  void withoutAHomeTheAdviceIsAPrefix() {
    InstallException e =
        assertThrows(InstallException.class, () -> Target.userData(Map.of(), "Linux"));
    assertTrue(e.getMessage().contains("--prefix"));
  }
}
