package org.unroll.kernel.java;

import static jdk.jshell.SourceCodeAnalysis.Completeness.EMPTY;

import jdk.jshell.JShell;

/** Reads code without running it: what may follow, what a name is, whether it is complete. */
public final class CodeReader {
  private final MagicRunner magics;
  private final JShell shell;
  private final Inspector inspector;
  private final SyntaxCheck syntax = new SyntaxCheck();

  CodeReader(JShell shell, MagicRunner magics) {
    this.shell = shell;
    inspector = new Inspector(shell);
    this.magics = magics;
  }

  /** What may stand at the end of this Java code. */
  public Completion complete(String code) {
    return new Completer(shell).complete(withoutMagics(code));
  }

  /** What stands at an index of the code; null if that is nothing known. */
  public Inspection inspect(String code, int at, boolean detailed) {
    return inspector.inspect(code, at, detailed);
  }

  /** The code of the same length, with spaces in the place of magics at the beginning of a line. */
  private static String withoutMagics(String code) {
    StringBuilder java = new StringBuilder();
    for (String line : code.split("(?<=\n)")) {
      boolean magic = line.stripLeading().startsWith("%");
      java.append(magic ? line.replaceAll("[^\r\n]", " ") : line);
    }
    return java.toString();
  }

  /** Whether the code is ready to be executed. */
  public Completeness completeness(String code) {
    for (CellPart part : CellSyntax.parse(code, magics::hasLine)) {
      Completeness completeness = completenessOf(part, code);
      if (completeness != Completeness.COMPLETE) {
        return completeness;
      }
    }
    return Completeness.COMPLETE;
  }

  private Completeness completenessOf(CellPart part, String code) {
    if (part instanceof CellPart.Java java) {
      return completenessOf(java.source());
    }
    boolean awaitsBody = part instanceof CellPart.CellMagic && !code.stripLeading().contains("\n");
    return awaitsBody ? Completeness.incomplete("") : Completeness.COMPLETE;
  }

  private Completeness completenessOf(String java) {
    SnippetCutter cutter = new SnippetCutter(shell.sourceCodeAnalysis(), java);
    for (SnippetCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
      if (cut.completeness() != EMPTY && !syntax.passes(cut.source())) {
        boolean goesOn = syntax.endsTooEarly(java.substring(cut.start()));
        return goesOn ? Completeness.incomplete(java) : Completeness.INVALID;
      }
    }
    return Completeness.COMPLETE;
  }
}
