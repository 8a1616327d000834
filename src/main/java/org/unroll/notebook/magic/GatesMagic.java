package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.notebook.Unroll;

/** {@code %gates}: gate values over time. */
final class GatesMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "gates",
        "NET INPUT",
        "Shows the gates and states of a recurrent layer at every step.",
        List.of(Option.whole("layer", "0", "which recurrent layer, counted from 0")),
        "%gates net \"hello\"");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Rows> x = context.sequence(network, 1);
    int layer = context.call().count("layer");
    context.java("display(gates(" + network.java() + ", " + x.java() + ", " + layer + "));");
    context.session().display(Unroll.gates(network.value(), x.value(), layer));
    return null;
  }
}
