package org.unroll.kernel.java;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/** Tells what a name in the code is: a variable, a type, a method. */
final class Inspector {
  private static final int MOST_OVERLOADS = 12;

  private final JShell shell;

  Inspector(JShell shell) {
    this.shell = shell;
  }

  /**
   * What stands at an index of the code, or just before it; null if that is nothing known.
   *
   * @param javadoc whether to add the documentation where Java's sources are installed
   */
  String inspect(String code, int at, boolean javadoc) {
    int end = endOfName(code, Math.min(at, code.length()));
    int open = endOfSpace(code, end);
    boolean called = open < code.length() && code.charAt(open) == '(';
    String upToName = code.substring(0, end);
    String found = called ? documentation(code.substring(0, open + 1), javadoc) : null;
    found = found == null ? variable(lastName(upToName)) : found;
    found = found == null ? documentation(upToName, javadoc) : found;
    found = found == null ? documentation(upToName + "(", javadoc) : found;
    found = found == null ? documentation(qualifiedName(upToName), javadoc) : found;
    return found == null ? method(lastName(upToName)) : found;
  }

  private static int endOfName(String code, int at) {
    int end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfSpace(String code, int at) {
    int end = at;
    while (end < code.length() && Character.isWhitespace(code.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The simple name at the end; empty if it is a member of something. */
  private static String lastName(String code) {
    int start = code.length();
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return start > 0 && code.charAt(start - 1) == '.' ? "" : code.substring(start);
  }

  /** The name at the end with the names before it. */
  private static String qualifiedName(String code) {
    int start = code.length();
    while (start > 0
        && (Character.isJavaIdentifierPart(code.charAt(start - 1))
            || code.charAt(start - 1) == '.')) {
      start--;
    }
    return code.substring(start);
  }

  private String variable(String name) {
    return shell
        .variables()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .map(this::declaration)
        .orElse(null);
  }

  private String declaration(VarSnippet variable) {
    return ErrorReport.clean(variable.typeName()) + " " + variable.name();
  }

  private String method(String name) {
    String methods =
        shell
            .methods()
            .filter(method -> method.name().equals(name))
            .map(MethodSnippet::source)
            .collect(Collectors.joining("\n"));
    return methods.isEmpty() ? null : methods;
  }

  private String documentation(String code, boolean javadoc) {
    List<Documentation> found =
        shell.sourceCodeAnalysis().documentation(code, code.length(), javadoc);
    String text =
        found.stream()
            .limit(MOST_OVERLOADS)
            .map(Inspector::text)
            .distinct()
            .collect(Collectors.joining("\n\n"));
    return text.isBlank() ? null : text;
  }

  private static String text(Documentation documentation) {
    String javadoc = documentation.javadoc();
    String signature = ErrorReport.clean(documentation.signature());
    return javadoc == null
        ? signature
        : signature + "\n" + javadoc.strip().indent(2).stripTrailing();
  }
}
