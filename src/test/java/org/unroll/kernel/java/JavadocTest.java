package org.unroll.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JavadocTest {
  private static final Javadoc SUM =
      new Javadoc(
          """
          Adds {@code a < b} to a {@link java.util.List#add(Object, int) list} of {@link Cell#step}.
          Twice.

          <p>More &amp; more.

          @param a the first
          @throws IllegalStateException if {@code a{1}} is {@literal <0}
          """);

  @Test
  void theFirstParagraphStandsForTheWhole() {
    assertEquals(
        "Adds <code>a &lt; b</code> to a <code>list</code> of <code>Cell.step</code>.\nTwice.",
        SUM.html(false));
    assertEquals("Adds a < b to a list of Cell.step.\nTwice.", Javadoc.text(SUM.html(false)));
  }

  @Test
  void detailsTellParametersAndErrors() {
    assertEquals(
        """
        Adds a < b to a list of Cell.step.
        Twice.

        More & more.

        param a the first

        throws IllegalStateException if a{1} is <0""",
        Javadoc.text(SUM.html(true)));
  }

  @Test
  void formulasKeepTheirLines() {
    Javadoc cell =
        new Javadoc(" The cell:\n\n <pre>\n h = tanh(a)\n y = h\n </pre>\n\n <p>Source.");
    assertEquals("The cell:\n\nh = tanh(a)\ny = h", Javadoc.text(cell.html(false)));
  }

  @Test
  void aTypeParameterIsNoMark() {
    assertEquals(
        "Of T.\n\nparam <T> any", Javadoc.text(new Javadoc("Of T.\n@param <T> any").html(true)));
  }

  @Test
  void aCommentOfTagsAloneSaysNothingAtFirst() {
    assertEquals("", new Javadoc("@param a the first").html(false));
  }
}
