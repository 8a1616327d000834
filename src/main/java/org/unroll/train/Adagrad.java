package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * Adagrad: s = s + dW^2, W = W - rate * dW / (sqrt(s) + epsilon). Source: Duchi, Hazan and Singer,
 * 2011.
 */
public record Adagrad(double rate, double epsilon) implements Optimizer {
  /** Checks the settings. */
  public Adagrad {
    Settings.rate(rate);
    Settings.positive("epsilon", epsilon);
  }

  /** With epsilon = 1e-10. */
  public Adagrad(double rate) {
    this(rate, 1e-10);
  }

  @Override
  public String name() {
    return "adagrad";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new WeightUpdates(parameters, List.of("s")) {
      @Override
      void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
        Matrix s = memory.get(0).addProduct(g, g);
        // Adam's update with beta1 = 0 and beta2 = 1 leaves s as it is; the first moment is g
        // itself.
        w.setAdam(g, g, s, new Matrix.AdamStep(rate, 0, 1, epsilon, 1, 1));
      }
    };
  }
}
