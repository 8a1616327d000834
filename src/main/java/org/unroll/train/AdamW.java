package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * {@link Adam} whose weight decay goes past the gradient: W = W - rate * weightDecay * W before
 * Adam's own update. Source: Loshchilov and Hutter, 2019.
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {
  /** Checks the settings. */
  public AdamW {
    new Adam(rate, beta1, beta2, epsilon);
    Settings.decay(weightDecay);
  }

  /** With beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 and a weight decay of 0.01. */
  public AdamW(double rate) {
    this(rate, 0.9, 0.999, 1e-8, 0.01);
  }

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new AdamUpdates(parameters, new Adam(rate, beta1, beta2, epsilon)) {
      @Override
      void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
        w.scale(1 - rate * weightDecay);
        super.update(w, g, memory, rate);
      }
    };
  }
}
