package org.unroll.loss;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/** For numbers: the loss of a row is the mean over its K outputs of (y - target)^2. */
public record SquaredError() implements Loss {
  private static final String TITLE = "squared error";

  @Override
  public String name() {
    return "squared";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    dy.set(y).addScaled(-1, Wanted.numbers(TITLE, targets, y.columns()));
    double sum = dy.sumOfSquares() / y.columns();
    dy.scale(2 * scale / y.columns());
    return sum;
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
