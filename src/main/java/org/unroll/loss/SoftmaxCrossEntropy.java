package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * For one class out of K: p = softmax(y), the loss of a row is -ln p[target], in nats; its derivative is p minus the unit
 * vector of the target.
 */
public record SoftmaxCrossEntropy() implements Loss {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Targets.Classes classes = (Targets.Classes) targets;
    return y.crossEntropy(classes.ids(), classes.from(), scale, dy);
  }

  @Override
  public void predict(Matrix y, Matrix predictions) {
    predictions.setSoftmax(y);
  }

  @Override
  public void check(Targets targets, int columns) {
    require(
        targets instanceof Targets.Classes,
        "The loss softmax cross entropy needs a class for each row, but the targets are numbers."
            + " Give the head activation=identity, or classes as targets.");
    Targets.Classes classes = (Targets.Classes) targets;
    for (int r = 0; r < classes.rows(); r++) {
      int id = classes.id(r);
      require(
          id >= 0 && id < columns,
          "Target %d in row %d is outside 0..%d, the classes of this network.",
          id,
          r,
          columns - 1);
    }
  }
}
