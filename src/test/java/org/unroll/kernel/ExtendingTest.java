package org.unroll.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unroll.kernel.protocol.KernelProcess;
import org.unroll.kernel.protocol.KernelProcess.Outcome;

/** What docs/extending.md tells a reader to write works as it stands. */
@Timeout(120)
class ExtendingTest {
  private static final Pattern CELL = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyCellOfTheGuideRuns() throws Exception {
    List<String> cells =
        CELL.matcher(Files.readString(Path.of("docs/extending.md")))
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .toList();
    assertTrue(cells.size() >= 8);
    try (KernelProcess kernel = KernelProcess.start()) {
      for (String cell : cells) {
        Outcome outcome = kernel.execute(cell);
        assertEquals("ok", outcome.status(), () -> cell + outcome.errorValue());
      }
    }
  }
}
