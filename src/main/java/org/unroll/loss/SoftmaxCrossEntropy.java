package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * For one class out of K: p = softmax(y), the loss of a row is -w[target] ln p[target], in nats;
 * its derivative is w[target] times p minus the unit vector of the target. The mean is over the
 * weights w of the rows' targets.
 *
 * @param weights w, one for each class; empty, all are 1
 */
public record SoftmaxCrossEntropy(List<Double> weights) implements Loss {
  private static final String TITLE = "softmax cross entropy";

  /** Checks that no weight is negative, and copies them. */
  public SoftmaxCrossEntropy {
    weights = List.copyOf(weights);
    require(
        weights.stream().allMatch(w -> w > 0 && Double.isFinite(w)),
        "A class weight must be above 0, but these are %s.",
        weights);
  }

  /** All classes count the same. */
  public SoftmaxCrossEntropy() {
    this(List.of());
  }

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
    Targets.Classes classes = Wanted.classes(TITLE, targets);
    if (weights.isEmpty()) {
      return y.crossEntropy(classes.ids(), classes.from(), scale, dy);
    }
    double sum = 0;
    for (int r = 0; r < classes.rows(); r++) {
      double w = weights.get(classes.id(r));
      sum +=
          w
              * y.rows(r, r + 1)
                  .crossEntropy(classes.ids(), classes.from() + r, w * scale, dy.rows(r, r + 1));
    }
    return sum;
  }

  @Override
  public double weight(Targets targets) {
    if (weights.isEmpty()) {
      return targets.rows();
    }
    Targets.Classes classes = Wanted.classes(TITLE, targets);
    double sum = 0;
    for (int r = 0; r < classes.rows(); r++) {
      sum += weights.get(classes.id(r));
    }
    return sum;
  }

  @Override
  public void predict(Matrix y, Matrix predictions) {
    predictions.setSoftmax(y);
  }

  @Override
  public void check(Targets targets, int columns) {
    Targets.Classes classes = Wanted.classes(TITLE, targets);
    require(
        weights.isEmpty() || weights.size() == columns,
        "There are %d class weights but %d classes. Give one for each.",
        weights.size(),
        columns);
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
