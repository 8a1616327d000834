package org.unroll.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * A magic of the kernel itself.
 *
 * @param names its name and its other names
 */
public record BuiltInMagic(List<String> names, MagicManual manual, Action action)
    implements LineMagicFunction<Object>, CellMagicFunction<Object>, MagicManual.Described {

  /** What the magic does; the body is empty for a line magic. */
  @FunctionalInterface
  public interface Action {
    Object run(List<String> arguments, String body) throws Exception;
  }

  /** A magic whose name is the first word of its usage. */
  public static BuiltInMagic of(String usage, String summary, List<String> words, Action action) {
    String name = usage.split("\\s")[0].replace("%", "");
    return new BuiltInMagic(
        List.of(name), new MagicManual(summary, usage + "\n" + summary, words), action);
  }

  /** The same magic, under more names. */
  public BuiltInMagic alsoCalled(String... others) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(others));
    return new BuiltInMagic(List.copyOf(all), manual, action);
  }

  /** Registers it under all its names. */
  public void registerAsLine(MagicRegistry registry) {
    names.forEach(name -> registry.registerLineMagic(name, this));
  }

  /** Registers it under all its names. */
  public void registerAsCell(MagicRegistry registry) {
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
