package org.unroll.kernel.magic;

import java.util.List;
import java.util.Map;

/** {@code %lsmagic} and {@code %help}. */
final class HelpMagics {
  private final MagicRegistry registry;

  HelpMagics(MagicRegistry registry) {
    this.registry = registry;
  }

  void register() {
    BuiltInMagic.of("%lsmagic", "Lists all magics.", List.of(), this::list)
        .registerAsLine(registry);
    BuiltInMagic.of(
            "%help [NAME]",
            "Tells how a magic is written, or which there are.", List.of(), this::help)
        .registerAsLine(registry);
  }

  private Object list(List<String> arguments, String body) {
    list("%", registry.lines());
    list("%%", registry.cells());
    return null;
  }

  private static void list(String sign, Map<String, ?> magics) {
    magics.forEach(
        (name, magic) ->
            System.out.printf(
                "%-24s%s%n", sign + name, MagicManual.of(sign + name, magic).summary()));
  }

  private Object help(List<String> arguments, String body) {
    if (arguments.isEmpty()) {
      return list(arguments, body);
    }
    String asked = arguments.get(0).replaceFirst("\\?+$", "");
    String help = new MagicAssistant(registry).help(asked.startsWith("%") ? asked : "%" + asked);
    if (help == null) {
      throw new IllegalArgumentException(
          "There is no magic " + asked + ". %lsmagic lists all there are.");
    }
    System.out.println(help);
    return null;
  }
}
