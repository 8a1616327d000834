package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.display.Equations;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.Stepper;
import org.unroll.notebook.Unroll;

/** {@code %step}: one step from the kept state. */
final class StepMagic implements Magic {
  private final Steppers steppers;

  StepMagic(Steppers steppers) {
    this.steppers = steppers;
  }

  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "step",
        "NET INPUT",
        "Feeds one step from the kept state and shows the equation with its numbers and the gates.",
        List.of(),
        "%step net \"a\"",
        "%step net 0.1 0.2");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Rows> x = context.sequence(network, 1);
    if (x.value().rows() != 1) {
      throw context
          .call()
          .error(
              "this input has %d steps; %%step takes one, %%unroll takes them all",
              x.value().rows());
    }
    Stepper stepper = steppers.of(network);
    context.java(
        "Stepper stepper = "
            + network.java()
            + ".stepper();  // once: it keeps the state\ndisplay(step(stepper, "
            + x.java()
            + "));\ndisplay(Equations.of(stepper.unrolled().get(0), 0));");
    context.session().display(Unroll.step(stepper, x.value()));
    if (!stepper.unrolled().isEmpty()) {
      context.session().display(Equations.of(stepper.unrolled().get(0), 0));
    }
    return stepper;
  }
}
