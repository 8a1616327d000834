package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.UnrolledNetwork;
import org.unroll.notebook.Unroll;

/** {@code %unroll}: the network unfolded over a sequence. */
final class UnrollMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "unroll",
        "NET INPUT",
        "Runs a sequence from the zero state and draws the unfolded network with the values in each cell.",
        List.of(),
        "%unroll net \"hello\"",
        "%unroll net 0.1 0.2 0.3");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Rows> x = context.sequence(network, 1);
    context.java("display(unroll(" + network.java() + ", " + x.java() + "));");
    UnrolledNetwork run = Unroll.unroll(network.value(), x.value());
    context.session().display(run);
    return run;
  }
}
