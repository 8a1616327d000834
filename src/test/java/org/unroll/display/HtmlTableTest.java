package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
  @Test
  void cellsAreEscaped() {
    String html = new HtmlTable(List.of("<script>"), List.of(List.of("a & \"b\""))).html();
    assertFalse(html.contains("<script>"));
    assertTrue(html.contains("<td>a &amp; &quot;b&quot;</td>"));
  }

  @Test
  void textStandsInColumns() {
    HtmlTable table =
        new HtmlTable(
            List.of("layer", "n"), List.of(List.of("lstm 128", "7"), List.of("rnn", "12")));
    assertEquals("layer     n\nlstm 128  7\nrnn       12", table.text());
  }

  @Test
  void aLongTableSaysHowManyRowsAreLeft() {
    HtmlTable table = new HtmlTable(List.of("n"), Collections.nCopies(100, List.of("1")));
    assertTrue(
        table.html().endsWith("<p>and 60 more rows</p>")
            && table.text().endsWith("and 60 more rows"));
  }

  @Test
  void aRowThatDoesNotFitTheHeaderIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new HtmlTable(List.of("a"), List.of(List.of("1", "2"))));
  }
}
