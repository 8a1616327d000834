package org.unroll.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;

/** Tells whether a piece of code could be Java, whatever its names mean. */
final class SyntaxCheck {
  private static final List<String> PLACES =
      List.of(
          "package p; %s import p.P;",
          "class C { %s }", "class C { void m() { %s } }", "class C { Object o = %s; }");

  private static final List<String> OPEN_PLACES =
      List.of(
          "package p; %s",
          "class C { %s",
          "class C { void m() { %s",
          "class C { void m() { %s finally { }",
          "class C { Object o = %s");

  /** Whether the code stands well as an import, as a member, as a statement or as an expression. */
  boolean passes(String code) {
    return staysInside(code)
        && PLACES.stream().anyMatch(place -> parses(place.replace("%s", code + "\n")));
  }

  /** Whether all of the code is right, and only its end is missing. */
  boolean endsTooEarly(String code) {
    return staysInside(code)
        && OPEN_PLACES.stream().anyMatch(place -> isReadToTheEnd(place.replace("%s", code + "\n")));
  }

  /** Whether no bracket of the code closes one of the place where it stands. */
  private static boolean staysInside(String code) {
    return JavaText.openBrackets(code) >= 0;
  }

  /** Whether the parser has nothing to say before the end; what it says then may follow from it. */
  private static boolean isReadToTheEnd(String source) {
    int length = source.stripTrailing().length();
    return ParsedJava.of(source).problems().stream()
        .findFirst()
        .filter(first -> isAtTheEnd(first, length))
        .isPresent();
  }

  private static boolean isAtTheEnd(Diagnostic<?> problem, int length) {
    return switch (problem.getCode()) {
      // A stretch is code in a wrong place that reaches to the end.
      case "compiler.err.premature.eof" -> problem.getStartPosition() == problem.getEndPosition();
      case "compiler.err.not.stmt" -> problem.getEndPosition() >= length;
      case "compiler.err.unclosed.comment", "compiler.err.unclosed.text.block" -> true;
      default -> false;
    };
  }

  /** Whether the code is statements alone, variables among them, and declares no type. */
  boolean isStatements(String code) {
    return parse("class C { void m() { " + code + "\n } }")
        .map(SyntaxCheck::bodyOfItsMethod)
        .filter(body -> body.stream().noneMatch(ClassTree.class::isInstance))
        .isPresent();
  }

  private static List<? extends StatementTree> bodyOfItsMethod(CompilationUnitTree unit) {
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    return ((MethodTree) type.getMembers().get(0)).getBody().getStatements();
  }

  private static boolean parses(String source) {
    return parse(source).isPresent();
  }

  /** The tree of a source without an error. */
  private static Optional<CompilationUnitTree> parse(String source) {
    ParsedJava parsed = ParsedJava.of(source);
    return Optional.of(parsed.unit()).filter(unit -> parsed.problems().isEmpty());
  }
}
