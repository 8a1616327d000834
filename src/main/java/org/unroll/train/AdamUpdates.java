package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/** The updates of {@link Adam}, whose memory is m and v. */
class AdamUpdates extends WeightUpdates {
  private final Adam settings;

  AdamUpdates(Parameters parameters, Adam settings) {
    super(parameters, List.of("m", "v"));
    this.settings = settings;
  }

  @Override
  void update(Matrix w, Matrix g, List<Matrix> memory, double rate) {
    double beta1 = settings.beta1();
    double beta2 = settings.beta2();
    double correction1 = 1 - Math.pow(beta1, count());
    double correction2 = 1 - Math.pow(beta2, count());
    w.setAdam(
        g,
        memory.get(0),
        memory.get(1),
        new Matrix.AdamStep(rate, beta1, beta2, settings.epsilon(), correction1, correction2));
  }
}
