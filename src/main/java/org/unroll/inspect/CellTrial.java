package org.unroll.inspect;

import java.util.SplittableRandom;
import org.unroll.cell.Cell;
import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.layer.Noise;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/**
 * A cell run over sequences, where the loss is linear in what it computes: L = sum(y * dy) +
 * sum(s_T * ds_T).
 *
 * @param <S> the type of the state
 */
record CellTrial<S extends State<S>>(
    Cell<S> cell, Packing packing, Matrix x, S initial, Matrix dy, S dLast) {

  /** What a run gives: outputs, last states, and the derivatives of L. */
  record Outcome<S>(Matrix y, S last, Gradients gradients, Matrix dx, S dInitial) {}

  /**
   * Four sequences, two of one length and one of a single step; all numbers random, the cell's
   * weights too.
   */
  static <S extends State<S>> CellTrial<S> random(Cell<S> cell, Seed seed) {
    Packing packing = Packing.of(5, 3, 3, 1);
    SplittableRandom random = seed.stream();
    cell.parameters().weights().forEach(w -> fill(w.value(), random));
    return new CellTrial<>(
        cell,
        packing,
        fill(zeros(cell, packing.rows(), cell.inputSize()), random),
        randomState(cell, packing, random),
        fill(zeros(cell, packing.rows(), cell.hiddenSize()), random),
        randomState(cell, packing, random));
  }

  private static Matrix zeros(Cell<?> cell, int rows, int columns) {
    return Matrix.zeros(cell.precision(), rows, columns);
  }

  private static Matrix fill(Matrix m, SplittableRandom random) {
    Initializer.uniform(0.9).fill(m, random);
    return m;
  }

  private static <S extends State<S>> S randomState(
      Cell<S> cell, Packing packing, SplittableRandom random) {
    S state = cell.zeroState(packing.sequences());
    state.parts().forEach(m -> fill(m, random));
    return state;
  }

  private Unrolled<S> forward(Keep keep) {
    Unrolled<S> run = new Recurrent<>("trial", cell).pass(packing, keep);
    run.initialState().set(initial);
    run.forward(x, Noise.NONE);
    return run;
  }

  /** Forward and backward. */
  Outcome<S> run() {
    return run(new Gradients(cell.parameters()));
  }

  /** Forward and backward, with gradients added to {@code into}. */
  Outcome<S> run(Gradients into) {
    return run(into, Keep.ALL);
  }

  /** As {@link #run(Gradients)}, keeping no more than {@code keep} says. */
  Outcome<S> run(Gradients into, Keep keep) {
    Unrolled<S> run = forward(keep);
    run.finalGradient().set(dLast);
    run.backward(dy, into);
    return new Outcome<>(run.output(), last(run), into, run.inputGradient(), run.initialGradient());
  }

  private S last(Unrolled<S> run) {
    S last = initial.copy();
    run.finalState(last);
    return last;
  }

  /** L. */
  double loss() {
    Unrolled<S> run = forward(Keep.ALL);
    double loss = dot(run.output(), dy);
    S last = last(run);
    for (int k = 0; k < last.parts().size(); k++) {
      loss += dot(last.parts().get(k), dLast.parts().get(k));
    }
    return loss;
  }

  private static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < a.columns(); c++) {
        sum += a.get(r, c) * b.get(r, c);
      }
    }
    return sum;
  }

  /** Sequence {@code b} by itself. */
  CellTrial<S> only(int b) {
    return new CellTrial<>(
        cell,
        Packing.of(packing.length(b)),
        rowsOf(b, x),
        initial.map(m -> m.rows(b, b + 1)),
        rowsOf(b, dy),
        dLast.map(m -> m.rows(b, b + 1)));
  }

  /** The rows of sequence {@code b}, step by step, copied. */
  Matrix rowsOf(int b, Matrix all) {
    Matrix own = Matrix.zeros(all.precision(), packing.length(b), all.columns());
    for (int t = 0; t < own.rows(); t++) {
      int row = packing.row(b, t);
      own.rows(t, t + 1).set(all.rows(row, row + 1));
    }
    return own;
  }

  /** The same with other numbers for every sequence but {@code b}. */
  CellTrial<S> withOtherNeighbours(int b) {
    CellTrial<S> other =
        new CellTrial<>(
            cell, packing, x.copy().scale(-2), initial.copy(), dy.copy().scale(3), dLast.copy());
    other.initial.parts().forEach(m -> m.scale(0.5));
    other.dLast.parts().forEach(m -> m.scale(-1));
    for (int t = 0; t < packing.length(b); t++) {
      int row = packing.row(b, t);
      other.x.rows(row, row + 1).set(x.rows(row, row + 1));
      other.dy.rows(row, row + 1).set(dy.rows(row, row + 1));
    }
    other.initial.map(m -> m.rows(b, b + 1)).set(initial.map(m -> m.rows(b, b + 1)));
    other.dLast.map(m -> m.rows(b, b + 1)).set(dLast.map(m -> m.rows(b, b + 1)));
    return other;
  }

  /** The steps {@code from} to {@code to} alone, between these states. */
  CellTrial<S> window(int from, int to, S first, S dEnd) {
    int a = packing.offset(from);
    int b = packing.offset(to);
    return new CellTrial<>(
        cell, packing.window(from, to), x.rows(a, b), first, dy.rows(a, b), dEnd);
  }
}
