package org.unroll.kernel.java;

import java.util.List;
import jdk.jshell.JShell;

/** Reads code without running it: what may follow, what a name is, whether it is complete. */
public final class CodeReader {
  private final MagicRunner magics;
  private final JShell shell;
  private final SyntaxCheck syntax = new SyntaxCheck();

  CodeReader(JShell shell, MagicRunner magics) {
    this.shell = shell;
    this.magics = magics;
  }

  /** What may stand at the end of this Java code. */
  public Completion complete(String code) {
    return new Completer(shell).complete(withoutMagics(code));
  }

  /** What stands at an index of the code; null if that is nothing known. */
  public String inspect(String code, int at, boolean javadoc) {
    return new Inspector(shell).inspect(code, at, javadoc);
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
    List<CellPart> parts = CellSyntax.parse(code, magics::hasLine);
    for (CellPart part : parts) {
      if (part instanceof CellPart.Java java) {
        Completeness completeness = completenessOf(java.source());
        if (completeness != Completeness.COMPLETE) {
          return completeness;
        }
      }
    }
    return Completeness.COMPLETE;
  }

  private Completeness completenessOf(String java) {
    SnippetCutter cutter = new SnippetCutter(shell.sourceCodeAnalysis(), java);
    for (SnippetCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
      switch (cut.completeness()) {
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return Completeness.incomplete(java);
        }
        case UNKNOWN -> {
          return broken(cut.source(), java);
        }
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          if (!syntax.passes(cut.source())) {
            return broken(cut.source(), java);
          }
        }
        default -> {}
      }
    }
    return Completeness.COMPLETE;
  }

  private Completeness broken(String source, String java) {
    return syntax.endsTooEarly(source) ? Completeness.incomplete(java) : Completeness.INVALID;
  }
}
