package org.unroll.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.unroll.notebook.magic.MagicCatalog;
import org.unroll.notebook.magic.Reference;

/** What docs/magics.md says of each magic is its declaration. */
class ReferenceTest {
  @Test
  void theReferenceIsMadeFromTheDeclarations() throws IOException {
    String page = Files.readString(Path.of("docs/magics.md"));
    String reference = Reference.of(new MagicCatalog().specs());
    assertTrue(page.endsWith(reference), "docs/magics.md should end with:\n" + reference);
  }
}
