package org.unroll.kernel.java;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Tells whether a piece of code could be Java, whatever its names mean. */
final class SyntaxCheck {
  private static final List<String> PLACES =
      List.of("%s", "class C { %s }", "class C { void m() { %s } }", "class C { Object o = %s; }");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  /** Whether the code stands well as a unit, as a member, as a statement or as an expression. */
  boolean passes(String code) {
    return PLACES.stream().anyMatch(place -> parses(place.replace("%s", code + "\n")));
  }

  private boolean parses(String source) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), null, problems, List.of("-proc:none"), null, unit(source));
    try {
      task.parse();
    } catch (IOException e) {
      return false;
    }
    return problems.getDiagnostics().isEmpty();
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
