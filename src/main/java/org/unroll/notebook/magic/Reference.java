package org.unroll.notebook.magic;

import java.util.List;
import java.util.stream.Collectors;

/** The magics as the reference in docs/magics.md lists them. */
public final class Reference {
  private Reference() {}

  /** A section of Markdown for each magic. */
  public static String of(List<MagicSpec> specs) {
    return specs.stream().map(Reference::section).collect(Collectors.joining("\n"));
  }

  private static String section(MagicSpec spec) {
    StringBuilder text = new StringBuilder("### " + spec.sign() + "\n\n");
    text.append(spec.summary()).append("\n\n    ");
    text.append((spec.sign() + " " + spec.arguments()).strip()).append('\n');
    if (!spec.options().isEmpty()) {
      text.append("\n| option | is | if not given | what for |\n|---|---|---|---|\n");
      spec.options().forEach(option -> text.append(row(option)));
    }
    text.append("\nFor example:\n\n");
    for (String example : spec.examples()) {
      text.append(example.indent(4));
    }
    return text.toString();
  }

  private static String row(Option option) {
    String kind =
        option.choices().isEmpty() ? option.kind().toString() : String.join(", ", option.choices());
    String otherwise = option.otherwise().isEmpty() ? "" : "`" + option.otherwise() + "`";
    return "| `"
        + option.name()
        + "=` | "
        + kind
        + " | "
        + otherwise
        + " | "
        + option.help()
        + " |\n";
  }
}
