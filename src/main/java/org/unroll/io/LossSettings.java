package org.unroll.io;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.loss.Huber;
import org.unroll.loss.Loss;
import org.unroll.loss.SoftmaxCrossEntropy;

/** The numbers that a loss has beside its name: the weights of the classes, or Huber's delta. */
final class LossSettings {
  private static final Huber USUAL = new Huber();

  private LossSettings() {}

  /** Empty if they are the usual ones. */
  static List<Double> of(Loss loss) {
    if (loss instanceof SoftmaxCrossEntropy softmax) {
      return softmax.weights();
    }
    return loss instanceof Huber huber && !huber.equals(USUAL) ? List.of(huber.delta()) : List.of();
  }

  /**
   * The loss of that kind with these settings.
   *
   * @throws IllegalArgumentException if it has none, or other ones
   */
  static Loss with(Loss usual, List<Double> settings, int outputs) {
    if (usual instanceof SoftmaxCrossEntropy) {
      require(
          settings.size() == outputs,
          "%d weights do not fit %d classes.",
          settings.size(),
          outputs);
      return new SoftmaxCrossEntropy(settings);
    }
    require(
        usual instanceof Huber && settings.size() == 1,
        "The loss %s has no settings %s.",
        usual.name(),
        settings);
    return new Huber(settings.get(0));
  }
}
