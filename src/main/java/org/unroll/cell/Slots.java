package org.unroll.cell;

import static org.unroll.matrix.Checks.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.unroll.matrix.Factor;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;

/**
 * What the steps of a run keep: for each {@link Slot} a matrix of N rows, step after step as {@link
 * Packing} lays them, allocated once a run. {@link #at} narrows all of them to the rows of one
 * step.
 */
public final class Slots {
  private final Packing packing;
  private final Map<String, Matrix> matrices;
  private final Supplier<Factor> previousH;

  /** Zeros for a run over {@code packing} that starts from {@code initial}. */
  public Slots(Precision precision, List<Slot> slots, Packing packing, State<?> initial) {
    this.packing = packing;
    matrices = new LinkedHashMap<>();
    for (Slot slot : slots) {
      Matrix whole = Matrix.zeros(precision, packing.rows(), slot.columns());
      put(slot.name(), whole);
      int parts = slot.parts().size();
      for (int k = 0; k < parts; k++) {
        int width = slot.columns() / parts;
        put(slot.parts().get(k), whole.columns(k * width, (k + 1) * width));
      }
    }
    previousH = () -> new PreviousRows(packing, initial.h(), get("h"));
  }

  private Slots(Packing packing, Map<String, Matrix> matrices, Supplier<Factor> previousH) {
    this.packing = packing;
    this.matrices = matrices;
    this.previousH = previousH;
  }

  /** The same numbers for steps that do not see h_{t-1} itself but {@code seen} [N x H]. */
  public Slots seeing(Matrix seen) {
    return new Slots(packing, matrices, () -> seen);
  }

  private void put(String name, Matrix m) {
    require(matrices.put(name, m) == null, "Slots: two slots are called %s.", name);
  }

  /** The numbers under that name. */
  public Matrix get(String name) {
    Matrix m = matrices.get(name);
    require(
        m != null,
        "There is no value %s. There are: %s.",
        name,
        String.join(", ", matrices.keySet()));
    return m;
  }

  /** The names of the slots and of their parts, in order. */
  public List<String> names() {
    return List.copyOf(matrices.keySet());
  }

  /** The rows of step {@code t}, which starts from {@code previous}: a run of that one step. */
  public Slots at(int t, State<?> previous) {
    int from = packing.offset(t);
    int to = packing.offset(t + 1);
    Map<String, Matrix> rows = new LinkedHashMap<>();
    matrices.forEach((name, m) -> rows.put(name, m.rows(from, to)));
    return new Slots(Packing.even(to - from, 1), rows, previous::h);
  }

  /**
   * h_{t-1} for every row of every step, as the steps see it: the initial state before the first,
   * the slot "h" before the others.
   */
  public Factor previousH() {
    return previousH.get();
  }
}
