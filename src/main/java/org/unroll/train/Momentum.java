package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * Gradient descent with momentum: v = momentum v + dW, W = W - rate * v, where v begins as the
 * first gradient. Source: Polyak, 1964; in the form of PyTorch's SGD.
 */
public record Momentum(double rate, double momentum) implements Optimizer {
  /** Checks the settings. */
  public Momentum {
    Settings.rate(rate);
    Settings.share("momentum", momentum);
  }

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new WeightUpdates(parameters, List.of("v")) {
      @Override
      void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
        Matrix v = memory.get(0).scale(momentum).add(g);
        w.addScaled(-rate, v);
      }
    };
  }
}
