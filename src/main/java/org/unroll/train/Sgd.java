package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/** Gradient descent: W = W - rate * dW. */
public record Sgd(double rate) implements Optimizer {
  /** Checks the rate. */
  public Sgd {
    Settings.rate(rate);
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new WeightUpdates(parameters, List.of()) {
      @Override
      void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
        w.addScaled(-rate, g);
      }
    };
  }
}
