package org.unroll.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Tells whether a piece of code could be Java, whatever its names mean. */
final class SyntaxCheck {
  private static final List<String> PLACES =
      List.of("%s", "class C { %s }", "class C { void m() { %s } }", "class C { Object o = %s; }");

  private static final List<String> OPEN_PLACES =
      List.of("%s", "class C { %s", "class C { Object o = %s");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

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

  private boolean parses(String source) {
    return parse(source).isPresent();
  }

  /** The tree of a source without an error. */
  private Optional<CompilationUnitTree> parse(String source) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    CompilationUnitTree unit = parse(source, problems);
    return Optional.of(unit).filter(u -> problems.getDiagnostics().isEmpty());
  }

  private List<Diagnostic<? extends JavaFileObject>> problems(String source) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    parse(source, problems);
    return problems.getDiagnostics();
  }

  private CompilationUnitTree parse(String source, DiagnosticCollector<JavaFileObject> problems) {
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), null, problems, List.of("-proc:none"), null, unit(source));
    try {
      return task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JavaFileObject> unit(String source) {
    return List.of(
        new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        });
  }
}
