package org.unroll.loss;

import java.util.List;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/**
 * How far outputs y [N x K] are from their targets: a sum over rows of each row's own loss, and its
 * derivative. The mean is the sum divided by {@link #weight}.
 */
public interface Loss {
  /** The names that {@link #named} knows. */
  List<String> NAMES = List.of("softmax", "sigmoid", "squared", "absolute", "huber");

  /** What it is called in a {@code loss} line. */
  String name();

  /**
   * Returns the sum of the losses of all rows and sets dy = scale * d(sum)/dy.
   *
   * @throws IllegalArgumentException if the targets are of the wrong kind or shape
   */
  double backward(Matrix y, Targets targets, double scale, Matrix dy);

  /** What the outputs say, such as the probabilities of the classes: predictions [N x K]. */
  void predict(Matrix y, Matrix predictions);

  /**
   * Fails unless {@code targets} fit outputs of {@code columns} numbers.
   *
   * @throws IllegalArgumentException if they are of the wrong kind or shape, out of range, or not
   *     finite
   */
  void check(Targets targets, int columns);

  /** By what the sum of these rows' losses is divided to give their mean: the number of rows. */
  default double weight(Targets targets) {
    return targets.rows();
  }

  /**
   * The loss of that name with its usual settings: softmax, sigmoid, squared, absolute, huber.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Loss named(String name) {
    return switch (name) {
      case "softmax" -> new SoftmaxCrossEntropy();
      case "sigmoid" -> new SigmoidCrossEntropy();
      case "squared" -> new SquaredError();
      case "absolute" -> new AbsoluteError();
      case "huber" -> new Huber();
      default ->
          throw new IllegalArgumentException(
              "There is no loss " + name + ". There are: " + String.join(", ", NAMES) + ".");
    };
  }
}
