package org.unroll.kernel.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes Java code. */
final class Completer {
  private final SyntaxCheck syntax = new SyntaxCheck();
  private final JShell shell;

  Completer(JShell shell) {
    this.shell = shell;
  }

  /** What may follow the code. */
  Completion complete(String code) {
    List<SnippetCutter.Cut> cuts = cuts(code);
    if (cuts.isEmpty()) {
      return suggest("", "", 0);
    }
    SnippetCutter.Cut last = cuts.get(cuts.size() - 1);
    return suggest(context(cuts), code.substring(last.start()), last.start());
  }

  private List<SnippetCutter.Cut> cuts(String code) {
    List<SnippetCutter.Cut> cuts = new ArrayList<>();
    SnippetCutter cutter = new SnippetCutter(shell.sourceCodeAnalysis(), code);
    for (SnippetCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
      cuts.add(cut);
    }
    return cuts;
  }

  /**
   * The variables and statements before the last snippet: JShell reads them with it as one body.
   */
  private String context(List<SnippetCutter.Cut> cuts) {
    StringBuilder context = new StringBuilder();
    for (SnippetCutter.Cut cut : cuts.subList(0, cuts.size() - 1)) {
      if (syntax.isStatements(cut.source())) {
        context.append(cut.source()).append('\n');
      }
    }
    return context.toString();
  }

  private Completion suggest(String context, String last, int lastStart) {
    int[] anchor = new int[1];
    String code = context + last;
    List<Suggestion> suggestions =
        shell.sourceCodeAnalysis().completionSuggestions(code, code.length(), anchor);
    List<String> matches =
        suggestions.stream()
            .sorted(Comparator.comparing(Suggestion::matchesType).reversed())
            .map(Suggestion::continuation)
            .filter(match -> !match.startsWith("$"))
            .toList();
    int start = matches.isEmpty() ? last.length() : Math.max(0, anchor[0] - context.length());
    Completion found = new Completion(matches, start, last.length());
    Completion all = isIndexed() ? found : found.or(Packages.complete(last));
    return new Completion(all.matches(), lastStart + all.start(), lastStart + all.end());
  }

  /** Whether JShell knows all packages by now. */
  private boolean isIndexed() {
    return shell.sourceCodeAnalysis().listQualifiedNames("x", 1).isUpToDate();
  }
}
