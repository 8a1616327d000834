package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import org.unroll.cell.State;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;

/**
 * How one number of h_t depends on the weights of its layer: d h_t[k] / dW = direct part, through
 * the step t itself while h_{t-1} is held, plus indirect part, through h_{t-1} and all steps
 * before.
 */
public record Dependence(Gradients direct, Gradients indirect) {

  /**
   * The derivative of unit {@code unit} of h_t of sequence {@code sequence}. The last backward of
   * {@code run} stays as it was.
   *
   * @throws IllegalArgumentException if the sequence has no step t, or the layer no such unit
   */
  public static <S extends State<S>> Dependence of(Unrolled<S> run, int t, int sequence, int unit) {
    int H = run.layer().outputSize();
    require(
        unit >= 0 && unit < H, "%s has no unit %d, but 0..%d.", run.layer().name(), unit, H - 1);
    Matrix dh = Matrix.zeros(run.layer().cell().precision(), run.packing().rows(), H);
    dh.set(run.packing().row(sequence, t), unit, 1);
    return Replay.with(
        run,
        dh,
        () -> {
          Contributions steps = Contributions.of(run);
          return new Dependence(steps.at(t), steps.sum(0, t));
        });
  }

  /** d h_t[k] / dW. */
  public Gradients total() {
    return direct.copy().add(indirect);
  }
}
