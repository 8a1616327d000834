package org.unroll.loss;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * For numbers with outliers: the loss of a row is the mean over its K outputs of |y - target|,
 * whose derivative is the sign of y - target, 0 where they are equal.
 */
public record AbsoluteError() implements Loss {
  private static final String TITLE = "absolute error";

  @Override
  public String name() {
    return "absolute";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Matrix t = Wanted.numbers(TITLE, targets, y.columns());
    return RowMean.backward(
        y, t, scale, dy, (a, b) -> Math.abs(a - b), (a, b) -> Math.signum(a - b));
  }

  @Override
  public void predict(Matrix y, Matrix predictions) {
    predictions.set(y);
  }

  @Override
  public void check(Targets targets, int columns) {
    Wanted.finite(TITLE, targets, columns);
  }
}
