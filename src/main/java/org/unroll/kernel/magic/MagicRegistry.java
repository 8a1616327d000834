package org.unroll.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.unroll.kernel.java.MagicCall;
import org.unroll.kernel.java.MagicRunner;
import org.unroll.notebook.magic.MagicFunction;

/** The magics of this kernel, which also knows their names. */
public final class MagicRegistry extends Magics implements MagicRunner {
  private final SortedMap<String, LineMagicFunction<?>> lines = new ConcurrentSkipListMap<>();
  private final SortedMap<String, CellMagicFunction<?>> cells = new ConcurrentSkipListMap<>();

  @Override
  public void registerLineMagic(String name, LineMagicFunction<?> magic) {
    super.registerLineMagic(name, magic);
    lines.put(name, magic);
  }

  @Override
  public void registerCellMagic(String name, CellMagicFunction<?> magic) {
    super.registerCellMagic(name, magic);
    cells.put(name, magic);
  }

  @Override
  public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(
      String name, T magic) {
    registerLineMagic(name, magic);
    registerCellMagic(name, magic);
  }

  /** The line magics by name. */
  public Map<String, LineMagicFunction<?>> lines() {
    return Collections.unmodifiableMap(lines);
  }

  /** The cell magics by name. */
  public Map<String, CellMagicFunction<?>> cells() {
    return Collections.unmodifiableMap(cells);
  }

  @Override
  public boolean hasLine(String name) {
    return lines.containsKey(name);
  }

  @Override
  public Object line(MagicCall call) throws Exception {
    if (!lines.containsKey(call.name())) {
      throw unknown("%", call.name(), lines.keySet(), "%%", cells.containsKey(call.name()));
    }
    return lines.get(call.name()) instanceof MagicFunction magic
        ? magic.executeLine(call.text(), "")
        : applyLineMagic(call.name(), call.arguments());
  }

  @Override
  public Object cell(MagicCall call, String body) throws Exception {
    if (!cells.containsKey(call.name())) {
      throw unknown("%%", call.name(), cells.keySet(), "%", lines.containsKey(call.name()));
    }
    return cells.get(call.name()) instanceof MagicFunction magic
        ? magic.executeLine(call.text(), body)
        : applyCellMagic(call.name(), call.arguments(), body);
  }

  private static IllegalArgumentException unknown(
      String sign, String name, Iterable<String> names, String otherSign, boolean other) {
    String advice =
        other
            ? "There is " + otherSign + name + "."
            : "There are " + sign + String.join(" " + sign, names) + ".";
    return new IllegalArgumentException("There is no magic " + sign + name + ". " + advice);
  }
}
