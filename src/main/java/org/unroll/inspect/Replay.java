package org.unroll.inspect;

import java.util.function.Supplier;
import org.unroll.cell.State;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;

/**
 * Backward once more for another loss, and then again for the one before, so that the run is as it
 * was.
 */
final class Replay {
  private Replay() {}

  /** What {@code read} finds when only y counts, by {@code dy}. */
  static <S extends State<S>, R> R with(Unrolled<S> run, Matrix dy, Supplier<R> read) {
    Gradients unused = new Gradients(run.layer().parameters());
    Matrix before = run.outputGradient();
    S finalGradient = run.finalGradient().copy();
    run.finalGradient().clear();
    run.backward(dy, unused);
    R found = read.get();
    run.finalGradient().set(finalGradient);
    if (before != null) {
      run.backward(before, unused);
    }
    return found;
  }
}
