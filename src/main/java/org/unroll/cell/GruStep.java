package org.unroll.cell;

import org.unroll.matrix.Matrix;

/**
 * What both forms of the GRU do in a step: the update gate mixes the candidate and the state
 * before.
 */
abstract class GruStep extends StepSlots<HiddenState> {
  final Matrix h_prev;
  final Matrix r = value("r");
  final Matrix z = value("z");
  final Matrix n = value("n");
  final Matrix h = value("h");
  final Matrix da_r = value("da_r");
  final Matrix da_z = value("da_z");
  final Matrix da_n = value("da_n");

  GruStep(HiddenState previous, Slots slots) {
    super(slots, new HiddenState(slots.get("h")));
    h_prev = previous.h();
  }

  /** h_t = (1 - z_t) * n_t + z_t * h_{t-1}. */
  final void mix() {
    h.set(h_prev).addScaled(-1, n); // h_t = n_t + z_t * (h_{t-1} - n_t)
    h.setProduct(z, h).add(n);
  }

  /**
   * The derivatives of {@link #mix} at the pre-activations of z and n; dh becomes its direct part
   * of dh_{t-1}.
   */
  final void mixBackward(Matrix dh) {
    da_z.set(h_prev).addScaled(-1, n); // dz_t = dh_t * (h_{t-1} - n_t)
    da_z.setProduct(dh, da_z).setSigmoidBackward(z, da_z);
    da_n.set(dh); // dn_t = dh_t * (1 - z_t)
    dh.setProduct(dh, z); // dh_{t-1} = dh_t * z_t + ...
    da_n.addScaled(-1, dh).setTanhBackward(n, da_n);
  }
}
