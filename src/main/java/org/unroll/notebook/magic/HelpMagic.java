package org.unroll.notebook.magic;

import java.util.List;
import java.util.stream.Collectors;

/** {@code %help}: how magics are written. */
final class HelpMagic implements Magic {
  private final MagicCatalog catalog;

  HelpMagic(MagicCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "help",
        "[NAME]",
        "Tells how a magic is written, or which there are.",
        List.of(),
        "%help train");
  }

  @Override
  public Object run(Context context) {
    Call call = context.call();
    call.requireAtMost(1);
    context.session().out().println(call.words().isEmpty() ? all() : one(call));
    return null;
  }

  private String all() {
    return catalog.specs().stream()
        .map(spec -> String.format("%-12s%s", spec.sign(), spec.summary()))
        .collect(Collectors.joining("\n"));
  }

  private String one(Call call) {
    String name = call.words().get(0).text().replaceFirst("^%+", "").replaceFirst("\\?$", "");
    return catalog.specs().stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                call.error(
                    "there is no magic %s; there are %s",
                    name,
                    catalog.specs().stream().map(MagicSpec::sign).collect(Collectors.joining(" "))))
        .help();
  }
}
