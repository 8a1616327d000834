package org.unroll.train;

import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * All that happens to gradients before and in an update: clipped by value, then by norm; weight
 * decay added; the optimizer.
 *
 * @param clipValue the largest size of one number of a gradient
 * @param clip the largest global norm
 * @param weightDecay lambda of dW = dW + lambda W
 */
record UpdateRule(
    Optimizer optimizer, Schedule schedule, double clipValue, double clip, double weightDecay) {

  static UpdateRule of(Optimizer optimizer) {
    double none = Double.POSITIVE_INFINITY;
    return new UpdateRule(optimizer, Schedule.constant(), none, none, 0);
  }

  UpdateRule with(Optimizer chosen) {
    return new UpdateRule(chosen, schedule, clipValue, clip, weightDecay);
  }

  UpdateRule with(Schedule chosen) {
    return new UpdateRule(optimizer, chosen, clipValue, clip, weightDecay);
  }

  UpdateRule withClipValue(double most) {
    return new UpdateRule(optimizer, schedule, most, clip, weightDecay);
  }

  UpdateRule withClip(double norm) {
    return new UpdateRule(optimizer, schedule, clipValue, norm, weightDecay);
  }

  UpdateRule withDecay(double lambda) {
    return new UpdateRule(optimizer, schedule, clipValue, clip, lambda);
  }

  /** The gradients as the optimizer gets them; {@code norm} is their global norm. */
  void prepare(Gradients gradients, double norm, Parameters parameters) {
    double left = norm;
    if (Double.isFinite(clipValue)) {
      gradients
          .all()
          .forEach(g -> g.setMapped(g, d -> Math.max(-clipValue, Math.min(clipValue, d))));
      left = gradients.norm();
    }
    if (left > clip) {
      gradients.scale(clip / (left + 1e-6)); // as PyTorch's clip_grad_norm_
    }
    if (weightDecay > 0) {
      for (String name : parameters.weightNames()) {
        Matrix w = parameters.get(name);
        gradients.get(name).addScaled(weightDecay, w);
      }
    }
  }

  String describe() {
    return (optimizer instanceof Record ? optimizer : optimizer.name() + " lr=" + optimizer.rate())
        + ", schedule "
        + schedule.describe()
        + ", clip by value "
        + clipValue
        + ", clip "
        + clip
        + ", weight decay "
        + weightDecay;
  }
}
