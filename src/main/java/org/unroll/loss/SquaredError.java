package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/** For numbers: the loss of a row is the mean over its K outputs of (y - target)^2. */
public record SquaredError() implements Loss {
  @Override
  public String name() {
    return "squared";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    dy.set(y).addScaled(-1, ((Targets.Values) targets).values());
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
    require(
        targets instanceof Targets.Values v && v.values().columns() == columns,
        "The loss squared error needs %d numbers for each row. Give the head a size that fits the"
            + " targets, or activation=softmax for classes.",
        columns);
  }
}
