package org.unroll.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Tells whether a piece of code could be Java, whatever its names mean. */
final class SyntaxCheck {
  private static final List<String> PLACES =
      List.of("%s", "class C { %s }", "class C { void m() { %s } }", "class C { Object o = %s; }");

  private static final List<String> OPEN_PLACES =
      List.of("%s", "class C { %s", "class C { Object o = %s");

  /** Whether the code stands well as a unit, as a member, as a statement or as an expression. */
  boolean passes(String code) {
    return PLACES.stream().anyMatch(place -> parses(place.replace("%s", code + "\n")));
  }

  /** Whether all of the code is right, and only its end is missing. */
  boolean endsTooEarly(String code) {
    return OPEN_PLACES.stream()
        .map(place -> problems(place.replace("%s", code + "\n")))
        .filter(problems -> !problems.isEmpty())
        .anyMatch(problems -> problems.stream().allMatch(SyntaxCheck::isAtTheEnd));
  }

  private static boolean isAtTheEnd(Diagnostic<?> problem) {
    return problem.getCode().equals("compiler.err.premature.eof");
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

  private static List<Diagnostic<? extends JavaFileObject>> problems(String source) {
    return ParsedJava.of(source).problems();
  }
}
