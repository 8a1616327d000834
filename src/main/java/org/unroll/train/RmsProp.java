package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * RMSprop: s = decay s + (1 - decay) dW^2, W = W - rate * dW / (sqrt(s) + epsilon). Source:
 * Tieleman and Hinton, Coursera lecture 6.5, 2012; epsilon outside the root, as PyTorch has it.
 */
public record RmsProp(double rate, double decay, double epsilon) implements Optimizer {
  /** Checks the settings. */
  public RmsProp {
    Settings.rate(rate);
    Settings.share("decay", decay);
    Settings.positive("epsilon", epsilon);
  }

  /** With decay = 0.99 and epsilon = 1e-8. */
  public RmsProp(double rate) {
    this(rate, 0.99, 1e-8);
  }

  @Override
  public String name() {
    return "rmsprop";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new WeightUpdates(parameters, List.of("s")) {
      @Override
      void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
        // Adam's update with beta1 = 0 and no correction; the first moment is g itself.
        w.setAdam(g, g, memory.get(0), new Matrix.AdamStep(rate, 0, decay, epsilon, 1, 1));
      }
    };
  }
}
