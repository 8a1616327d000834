package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.network.Network;

/** {@code %reset}: forgets the kept state. */
final class ResetMagic implements Magic {
  private final Steppers steppers;

  ResetMagic(Steppers steppers) {
    this.steppers = steppers;
  }

  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "reset", "NET", "Forgets the state that %step keeps.", List.of(), "%reset net");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    context.call().requireAtMost(1);
    context.java("stepper.reset();");
    steppers.of(network).reset();
    context.session().out().println("The state of " + network.java() + " is zero again.");
    return null;
  }
}
