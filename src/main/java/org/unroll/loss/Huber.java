package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * For numbers: squared near the target, absolute far from it. The loss of a row is the mean over
 * its K outputs of e^2 / 2 where |e| is at most delta, else delta (|e| - delta / 2), with e = y -
 * target. Source: Huber, 1964.
 */
public record Huber(double delta) implements Loss {
  /** Checks delta. */
  public Huber {
    require(delta > 0 && Double.isFinite(delta), "huber: delta is %s but must be above 0.", delta);
  }

  /** With delta = 1. */
  public Huber() {
    this(1);
  }

  @Override
  public String name() {
    return "huber";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Matrix t = Wanted.numbers(name(), targets, y.columns());
    return RowMean.backward(
        y, t, scale, dy, (a, b) -> loss(a - b), (a, b) -> Math.max(-delta, Math.min(delta, a - b)));
  }

  private double loss(double e) {
    double size = Math.abs(e);
    return size <= delta ? e * e / 2 : delta * (size - delta / 2);
  }

  @Override
  public void predict(Matrix y, Matrix predictions) {
    predictions.set(y);
  }

  @Override
  public void check(Targets targets, int columns) {
    Wanted.finite(name(), targets, columns);
  }
}
