package org.unroll.notebook.magic;

import java.util.HashMap;
import java.util.Map;
import org.unroll.network.Network;
import org.unroll.network.Stepper;

/**
 * The kept state of each network that {@code %step} was used on, by the name that it was called by.
 */
final class Steppers {
  private final Map<String, Stepper> byName = new HashMap<>();

  /** The stepper of the network that is now called so. */
  Stepper of(Source<Network> network) {
    Stepper stepper = byName.get(network.java());
    if (stepper == null || stepper.network() != network.value()) {
      stepper = network.value().stepper();
      byName.put(network.java(), stepper);
    }
    return stepper;
  }
}
