package org.unroll.kernel.java;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/** Tells what a name in the code is: a variable, a type, a method. */
final class Inspector {
  private static final int MOST_OVERLOADS = 12;

  private final JShell shell;
  private boolean sourcesAreKnown;

  Inspector(JShell shell) {
    this.shell = shell;
  }

  /**
   * What stands at an index of the code, or just before it; null if that is nothing known.
   *
   * @param detailed whether to tell all that javadoc says, where there are sources, and not its
   *     first paragraph alone
   */
  Inspection inspect(String code, int at, boolean detailed) {
    int end = endOfName(code, Math.min(at, code.length()));
    int open = endOfSpace(code, end);
    boolean called = open < code.length() && code.charAt(open) == '(';
    String upToName = code.substring(0, end);
    Inspection found = called ? documentation(code.substring(0, open + 1), detailed) : null;
    found = found == null ? variable(lastName(upToName)) : found;
    found = found == null ? documentation(upToName, detailed) : found;
    found = found == null ? documentation(upToName + "(", detailed) : found;
    found = found == null ? documentation(qualifiedName(upToName), detailed) : found;
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

  private Inspection variable(String name) {
    return shell
        .variables()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .map(variable -> Inspection.of(declaration(variable), null, false))
        .orElse(null);
  }

  private String declaration(VarSnippet variable) {
    return ErrorReport.clean(variable.typeName()) + " " + variable.name();
  }

  private Inspection method(String name) {
    return Inspection.join(
        shell
            .methods()
            .filter(method -> method.name().equals(name))
            .map(method -> Inspection.of(method.source(), null, false))
            .toList());
  }

  private Inspection documentation(String code, boolean detailed) {
    if (!sourcesAreKnown) {
      Sources.addOwn(shell.sourceCodeAnalysis());
      sourcesAreKnown = true;
    }
    List<Documentation> found = shell.sourceCodeAnalysis().documentation(code, code.length(), true);
    return Inspection.join(
        found.stream()
            .limit(MOST_OVERLOADS)
            .filter(documentation -> !documentation.signature().isBlank())
            .map(documentation -> inspection(documentation, detailed))
            .distinct()
            .toList());
  }

  private static Inspection inspection(Documentation documentation, boolean detailed) {
    String comment = documentation.javadoc();
    boolean silent = comment == null || comment.isBlank();
    String signature = ErrorReport.clean(documentation.signature());
    return Inspection.of(signature, silent ? null : new Javadoc(comment), detailed);
  }
}
