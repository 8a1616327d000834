package org.unroll.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.common.Load;
import java.util.List;

/** The magics that every kernel of the IJava family has, and this kernel's own. */
public final class BuiltInMagics {
  private static final List<String> SCRIPTS = List.of(".jsh", ".jshell", ".java", ".ijava");

  private BuiltInMagics() {}

  /** Registers them all. */
  public static void register(MagicRegistry registry, Notebook notebook) {
    Load load = new Load(SCRIPTS, notebook::evaluate);
    BuiltInMagic.of(
            "%load FILE",
            "Runs a script (.jsh, .jshell, .java, .ijava) or all code cells of a notebook.",
            List.of(),
            (arguments, body) -> {
              load.load(arguments);
              return null;
            })
        .registerAsLine(registry);
    new ClasspathMagics(notebook).register(registry);
    new TimeMagics(notebook).register(registry);
    new HelpMagics(registry).register();
  }
}
