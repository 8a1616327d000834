package org.unroll.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a cell is a magic, and what is Java. */
class CellSyntaxTest {
  private static List<CellPart> parse(String code) {
    return CellSyntax.parse(code, "known"::equals);
  }

  @Test
  void aMagicMayStandAtALinesBeginningOrBehindAnEqualsSign() {
    List<CellPart> parts = parse("int a = 1;\n  %known x \"y z\";\nList<String> l = %known q\n");
    assertEquals(
        List.of(
            new CellPart.Java("int a = 1;\n", 1),
            new CellPart.LineMagic(new MagicCall("known", "x \"y z\";"), 2),
            new CellPart.Java("\nList<String> l = $lineMagic(\"known\", \"q\");\n", 2)),
        trimmed(parts));
  }

  /** Spaces before a magic belong to nothing. */
  private static List<CellPart> trimmed(List<CellPart> parts) {
    return parts.stream()
        .map(
            part ->
                part instanceof CellPart.Java java
                    ? new CellPart.Java(java.source().replaceAll(" +$", ""), java.line())
                    : part)
        .toList();
  }

  @Test
  void literalsAndCommentsHoldNoMagic() {
    for (String code :
        List.of(
            "var s = \"\"\"\n%known\n\"\"\";",
            "var s = \"=%known\";", "/*\n%known\n*/", "// =%known", "char c = '\"'; // %known")) {
      assertEquals(List.of(new CellPart.Java(code, 1)), parse(code), code);
    }
  }

  @Test
  void aRemainderOverTwoLinesIsJavaUnlessThereIsSuchAMagic() {
    assertEquals(1, parse("int r = a\n  %b;").size());
    assertEquals(2, parse("show(a)\n%known").size());
  }

  @Test
  void aCellMagicTakesTheWholeCell() {
    assertEquals(
        List.of(new CellPart.CellMagic(new MagicCall("name", "a b"), "x\n%known\n", 1)),
        parse("%%name a b\nx\n%known\n"));
    assertEquals(
        List.of(new CellPart.CellMagic(new MagicCall("name", ""), "", 1)), parse("%%name"));
  }

  @Test
  void argumentsAreSplitAtSpacesOutsideOfQuotes() {
    assertEquals(
        List.of("a b", "", "k=c d", "C:\\x", "\"q\"", "e"),
        new MagicCall("m", "\"a b\" \"\" k=\"c d\" C:\\x \\\"q\\\" e;").arguments());
    assertTrue(new MagicCall("m", "").arguments().isEmpty());
  }

  @Test
  void aMagicInsideJavaBecomesACallThatNamesNoType() {
    assertEquals("$lineMagic(\"m\", \"\\\"a\\\\\\011\")", new MagicCall("m", "\"a\\\t").toJava());
  }
}
