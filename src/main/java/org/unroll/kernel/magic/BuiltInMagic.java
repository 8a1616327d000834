package org.unroll.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import java.util.List;

/**
 * A magic of the kernel itself.
 *
 * @param names its name and its other names
 */
record BuiltInMagic(List<String> names, MagicManual manual, Action action)
    implements LineMagicFunction<Object>, CellMagicFunction<Object>, MagicManual.Described {

  /** What the magic does; the body is empty for a line magic. */
  @FunctionalInterface
  interface Action {
    Object run(List<String> arguments, String body) throws Exception;
  }

  static BuiltInMagic of(String usage, String summary, List<String> words, Action action) {
    String name = usage.split("\\s")[0].replace("%", "");
    return new BuiltInMagic(
        List.of(name), new MagicManual(summary, usage + "\n" + summary, words), action);
  }

  BuiltInMagic alsoCalled(String... others) {
    List<String> all = new java.util.ArrayList<>(names);
    all.addAll(List.of(others));
    return new BuiltInMagic(List.copyOf(all), manual, action);
  }

  void registerAsLine(MagicRegistry registry) {
    names.forEach(name -> registry.registerLineMagic(name, this));
  }

  void registerAsCell(MagicRegistry registry) {
    names.forEach(name -> registry.registerCellMagic(name, this));
  }

  @Override
  public Object execute(List<String> arguments) throws Exception {
    return action.run(arguments, "");
  }

  @Override
  public Object execute(List<String> arguments, String body) throws Exception {
    return action.run(arguments, body);
  }
}
