package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;

/** Lays sorted examples into the rows of a batch. */
final class Packer {
  private Packer() {}

  static Batch pack(List<Example> sorted) {
    Packing packing = Packing.of(sorted.stream().mapToInt(Example::length).toArray());
    boolean everyStep = sorted.stream().allMatch(e -> e.targets().rows() == e.length());
    require(
        everyStep || sorted.stream().allMatch(e -> e.targets().rows() == 1),
        "Batch: some sequences have a target for each step and others one for all. Use one kind.");
    Packing targetPacking = everyStep ? packing : packing.lastSteps();
    require(
        sorted.stream().map(e -> e.x() instanceof OneHot).distinct().count() == 1,
        "Batch: some sequences hold symbols and others numbers. Use one kind.");
    require(
        sorted.stream().map(e -> e.targets() instanceof Targets.Classes).distinct().count() == 1,
        "Batch: some sequences have classes as targets and others numbers. Use one kind.");
    Targets targets =
        sorted.get(0).targets() instanceof Targets.Classes
            ? classes(sorted, targetPacking)
            : values(sorted, targetPacking);
    return new Batch(packing, inputs(sorted, packing), targetPacking, targets);
  }

  private static Rows inputs(List<Example> sorted, Packing packing) {
    return sorted.get(0).x() instanceof OneHot first
        ? OneHot.of(
            ids(sorted, packing, (e, t) -> ((OneHot) e.x()).id(t)), first.columns())
        : rows(sorted, packing, e -> (Matrix) e.x());
  }

  private static Targets classes(List<Example> sorted, Packing packing) {
    return new Targets.Classes(
        ids(sorted, packing, (e, t) -> ((Targets.Classes) e.targets()).id(t)));
  }

  private static Targets values(List<Example> sorted, Packing packing) {
    return new Targets.Values(
        rows(sorted, packing, e -> ((Targets.Values) e.targets()).values()));
  }

  private interface IdAt {
    int of(Example example, int t);
  }

  private static int[] ids(List<Example> sorted, Packing packing, IdAt id) {
    int[] ids = new int[packing.rows()];
    for (int b = 0; b < packing.sequences(); b++) {
      for (int t = 0; t < packing.length(b); t++) {
        ids[packing.row(b, t)] = id.of(sorted.get(b), t);
      }
    }
    return ids;
  }

  private static Matrix rows(
      List<Example> sorted, Packing packing, java.util.function.Function<Example, Matrix> of) {
    Matrix first = of.apply(sorted.get(0));
    Precision precision = first.precision();
    Matrix all = Matrix.zeros(precision, packing.rows(), first.columns());
    for (int b = 0; b < packing.sequences(); b++) {
      Matrix x = of.apply(sorted.get(b));
      require(
          x.columns() == first.columns(),
          "Batch: a sequence has rows of %d numbers, another of %d.",
          x.columns(),
          first.columns());
      for (int t = 0; t < packing.length(b); t++) {
        int row = packing.row(b, t);
        all.rows(row, row + 1).set(x.rows(t, t + 1));
      }
    }
    return all;
  }
}
