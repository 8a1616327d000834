package org.unroll.kernel.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file as the compiler reads it, before names mean anything.
 *
 * @param problems what is wrong with its syntax
 */
record ParsedJava(
    CompilationUnitTree unit,
    SourcePositions positions,
    List<Diagnostic<? extends JavaFileObject>> problems) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  static ParsedJava of(String source) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(
                Writer.nullWriter(), null, problems, List.of("-proc:none"), null, file(source));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new ParsedJava(
          unit, Trees.instance(task).getSourcePositions(), problems.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JavaFileObject> file(String source) {
    return List.of(
        new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        });
  }
}
