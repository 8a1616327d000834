package org.unroll.cell;

import static org.unroll.matrix.Checks.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.matrix.Factor;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;

/**
 * What the steps of a run keep: for each {@link Slot} a matrix of N rows, step after step as {@link
 * Packing} lays them, allocated once a run. {@link #steps} narrows all of them to the rows of some
 * steps.
 */
public final class Slots {
  private final Packing packing;
  private final int from;
  private final int to;
  private final Map<String, Matrix> matrices;
  private final Previous previous;

  /** h_{t-1} as the steps {@code from} (inclusive) to {@code to} (exclusive) see it. */
  @FunctionalInterface
  private interface Previous {
    Factor of(int from, int to);
  }

  /**
   * Zeros for a run over {@code packing} that starts from {@code initial}.
   *
   * @param slots each after the one that it replaces
   */
  public Slots(
      Precision precision, List<Slot> slots, Packing packing, State<?> initial, Keep keep) {
    this.packing = packing;
    from = 0;
    to = packing.steps();
    matrices = new LinkedHashMap<>();
    for (Slot slot : slots) {
      Matrix whole =
          slot.replaces()
              .filter(replaced -> keep == Keep.NEEDED)
              .map(this::get)
              .orElseGet(() -> Matrix.zeros(precision, packing.rows(), slot.columns()));
      require(
          whole.columns() == slot.columns(),
          "Slots: %s has %d columns but replaces %s of %d. Only a slot of the same width can be replaced.",
          slot.name(),
          slot.columns(),
          slot.replaces().orElse(""),
          whole.columns());
      put(slot.name(), whole);
      int parts = slot.parts().size();
      for (int k = 0; k < parts; k++) {
        int width = slot.columns() / parts;
        put(slot.parts().get(k), whole.columns(k * width, (k + 1) * width));
      }
    }
    previous = (a, b) -> new PreviousRows(packing, a, b, initial.h(), matrices.get("h"));
  }

  private Slots(
      Packing packing, int from, int to, Map<String, Matrix> matrices, Previous previous) {
    this.packing = packing;
    this.from = from;
    this.to = to;
    this.matrices = matrices;
    this.previous = previous;
  }

  /** The same numbers for steps that do not see h_{t-1} itself but {@code seen} [N x H]. */
  public Slots seeing(Matrix seen) {
    Previous rows = (a, b) -> seen.rows(packing.offset(a), packing.offset(b));
    return new Slots(packing, from, to, matrices, rows);
  }

  private void put(String name, Matrix m) {
    require(matrices.put(name, m) == null, "Slots: two slots are called %s.", name);
  }

  /** The numbers under that name. */
  public Matrix get(String name) {
    Matrix m = matrices.get(name);
    if (m == null) {
      throw new IllegalArgumentException(
          "There is no value %s. There are: %s.".formatted(name, String.join(", ", names())));
    }
    return m;
  }

  /** The names of the slots and of their parts, in order. */
  public List<String> names() {
    return List.copyOf(matrices.keySet());
  }

  /** The columns of the widest slot. */
  public int widest() {
    return matrices.values().stream().mapToInt(Matrix::columns).max().orElse(0);
  }

  /** The rows of step {@code t} of the run. */
  public Slots at(int t) {
    return steps(t, t + 1);
  }

  /** The rows of the steps {@code a} (inclusive) to {@code b} (exclusive) of the run. */
  public Slots steps(int a, int b) {
    require(
        from <= a && a <= b && b <= to,
        "Slots: the steps %d..%d are outside %d..%d.",
        a,
        b,
        from,
        to);
    int before = packing.offset(from);
    Map<String, Matrix> rows = new LinkedHashMap<>();
    matrices.forEach(
        (name, m) ->
            rows.put(name, m.rows(packing.offset(a) - before, packing.offset(b) - before)));
    return new Slots(packing, a, b, rows, previous);
  }

  /**
   * h_{t-1} for every row of every step, as the steps see it: the initial state before the first
   * step of the run, the slot "h" before the others.
   */
  public Factor previousH() {
    return previous.of(from, to);
  }
}
