package org.unroll.loss;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * How far outputs y [N x K] are from their targets: a sum over rows of each row's own loss, and its derivative. The mean
 * is the sum divided by the number of rows.
 */
public interface Loss {

  /** What it is called in a {@code loss} line. */
  String name();

  /**
   * Returns the sum of the losses of all rows and sets dy = scale * d(sum)/dy.
   *
   * @throws IllegalArgumentException if the targets are of the wrong kind, number or range
   */
  double backward(Matrix y, Targets targets, double scale, Matrix dy);

  /** What the outputs say, such as the probabilities of the classes: predictions [N x K]. */
  void predict(Matrix y, Matrix predictions);

  /** Fails unless {@code targets} fit outputs of {@code columns} numbers. */
  void check(Targets targets, int columns);
}
