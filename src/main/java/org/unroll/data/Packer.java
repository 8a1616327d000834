package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
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
        sorted.stream().map(e -> e.targets() instanceof Targets.Classes).distinct().count() == 1,
        "Batch: some sequences have classes as targets and others numbers. Use one kind.");
    Targets targets =
        sorted.get(0).targets() instanceof Targets.Classes
            ? classes(sorted, targetPacking)
            : values(sorted, targetPacking);
    return new Batch(
        packing, rows(sorted.stream().map(Example::x).toList(), packing), targetPacking, targets);
  }

  /** Pairs packed twice: longest answer first, and longest source first. */
  static Batch packPairs(List<Pair> pairs) {
    List<Pair> byAnswer = new ArrayList<>(pairs);
    byAnswer.sort(Comparator.comparingInt((Pair p) -> p.answer().length()).reversed());
    List<Integer> bySource = new ArrayList<>(IntStream.range(0, pairs.size()).boxed().toList());
    bySource.sort(
        Comparator.comparingInt((Integer b) -> byAnswer.get(b).source().rows()).reversed());
    int[] order = new int[pairs.size()];
    for (int k = 0; k < order.length; k++) {
      order[bySource.get(k)] = k;
    }
    List<Rows> sources = bySource.stream().map(b -> byAnswer.get(b).source()).toList();
    Packing packing = Packing.of(sources.stream().mapToInt(Rows::rows).toArray());
    Batch answers = pack(byAnswer.stream().map(Pair::answer).toList());
    return new Batch(
        answers.packing(),
        answers.x(),
        answers.targetPacking(),
        answers.targets(),
        Optional.of(new Source(packing, rows(sources, packing), order)));
  }

  private static Rows rows(List<Rows> sequences, Packing packing) {
    require(
        sequences.stream().map(x -> x instanceof OneHot).distinct().count() == 1,
        "Batch: some sequences hold symbols and others numbers. Use one kind.");
    if (sequences.get(0) instanceof Matrix) {
      return matrix(sequences.stream().map(x -> (Matrix) x).toList(), packing);
    }
    int[] symbols = ids(packing, (b, t) -> ((OneHot) sequences.get(b)).id(t));
    return OneHot.of(symbols, sequences.get(0).columns());
  }

  private static Targets classes(List<Example> sorted, Packing packing) {
    return new Targets.Classes(
        ids(packing, (b, t) -> ((Targets.Classes) sorted.get(b).targets()).id(t)));
  }

  private static Targets values(List<Example> sorted, Packing packing) {
    return new Targets.Values(
        matrix(
            sorted.stream().map(e -> ((Targets.Values) e.targets()).values()).toList(), packing));
  }

  private interface IdAt {
    int of(int sequence, int t);
  }

  private static int[] ids(Packing packing, IdAt id) {
    int[] ids = new int[packing.rows()];
    for (int b = 0; b < packing.sequences(); b++) {
      for (int t = 0; t < packing.length(b); t++) {
        ids[packing.row(b, t)] = id.of(b, t);
      }
    }
    return ids;
  }

  private static Matrix matrix(List<Matrix> sequences, Packing packing) {
    Matrix first = sequences.get(0);
    Matrix all = Matrix.zeros(first.precision(), packing.rows(), first.columns());
    for (int b = 0; b < packing.sequences(); b++) {
      Matrix x = sequences.get(b);
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
