package org.unroll.train;

import org.unroll.param.Parameters;

/**
 * Adam: m = beta1 m + (1 - beta1) dW, v = beta2 v + (1 - beta2) dW^2, W = W - rate * m' / (sqrt(v')
 * + epsilon), where m' = m / (1 - beta1^k) and v' = v / (1 - beta2^k) at update k. Source: Kingma
 * and Ba, 2015.
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
  /** Checks the settings. */
  public Adam {
    Settings.rate(rate);
    Settings.share("beta1", beta1);
    Settings.share("beta2", beta2);
    Settings.positive("epsilon", epsilon);
  }

  /** With beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. */
  public Adam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Updates start(Parameters parameters) {
    return new AdamUpdates(parameters, this);
  }
}
