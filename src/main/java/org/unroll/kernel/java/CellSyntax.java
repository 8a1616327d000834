package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a cell apart into Java and magics. A magic is {@code %name} at the beginning of a line or
 * behind {@code =}, but not inside a string, a text block, a character or a comment.
 */
final class CellSyntax {
  private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%([A-Za-z_].*)(?:\\R((?s:.*)))?");
  private static final Pattern LINE_MAGIC = Pattern.compile("%([A-Za-z_][^\\r\\n]*)");

  private final String code;
  private final Predicate<String> isMagic;
  private final List<CellPart> parts = new ArrayList<>();
  private final StringBuilder java = new StringBuilder();
  private int javaLine = 1;
  private int line = 1;
  private int at;
  private int depth;
  private char before = '\n';
  private boolean lineBegins = true;

  private CellSyntax(String code, Predicate<String> isMagic) {
    this.code = code;
    this.isMagic = isMagic;
  }

  /**
   * @param isMagic whether there is a line magic of a name; decides where {@code %name} could also
   *     be a remainder whose first operand stands on the line above
   */
  static List<CellPart> parse(String code, Predicate<String> isMagic) {
    Matcher whole = CELL_MAGIC.matcher(code);
    if (whole.matches()) {
      String body = whole.group(2) == null ? "" : whole.group(2);
      int first = 1 + (int) code.substring(0, whole.start(1)).lines().skip(1).count();
      return List.of(new CellPart.CellMagic(MagicCall.parse(whole.group(1)), body, first));
    }
    return new CellSyntax(code, isMagic).split();
  }

  private List<CellPart> split() {
    while (at < code.length()) {
      if (!literalOrComment() && !magic()) {
        character();
      }
    }
    endJava();
    return parts;
  }

  private void character() {
    char c = code.charAt(at);
    depth += JavaText.opened(c);
    if (c == '\n' || c == '\r') {
      lineBegins = true;
    } else if (!Character.isWhitespace(c)) {
      lineBegins = false;
      before = c;
    }
    copyTo(at + 1);
  }

  private void copyTo(int end) {
    for (; at < end; at++) {
      if (code.charAt(at) == '\n') {
        line++;
      }
      java.append(code.charAt(at));
    }
  }

  private boolean literalOrComment() {
    int end = JavaText.endOfLiteralOrComment(code, at);
    if (end == at) {
      return false;
    }
    if (code.charAt(at) != '/') {
      before = '"';
      lineBegins = false;
    }
    copyTo(end);
    return true;
  }

  private boolean magic() {
    Matcher magic = LINE_MAGIC.matcher(code).region(at, code.length());
    boolean behindEquals = before == '=';
    if (!(lineBegins || behindEquals) || !magic.lookingAt()) {
      return false;
    }
    MagicCall call = MagicCall.parse(magic.group(1));
    if (lineBegins && endsOperand(before) && !isMagic.test(call.name())) {
      return false;
    }
    if (lineBegins && !behindEquals && depth <= 0) {
      endJava();
      parts.add(new CellPart.LineMagic(call, line));
      at = magic.end();
      javaLine = line;
    } else {
      java.append(call.toJava()).append(';');
      at = magic.end();
    }
    before = ';';
    return true;
  }

  private static boolean endsOperand(char c) {
    return Character.isJavaIdentifierPart(c) || c == ')' || c == ']' || c == '"';
  }

  private void endJava() {
    if (!java.toString().isBlank()) {
      parts.add(new CellPart.Java(java.toString(), javaLine));
    }
    java.setLength(0);
    javaLine = line;
  }
}
