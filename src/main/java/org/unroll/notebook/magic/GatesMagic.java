package org.unroll.notebook.magic;

import java.util.ArrayList;
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
        List.of(
            Option.whole("layer", "0", "which recurrent layer, counted from 0"),
            Option.choice(
                "slider",
                List.of("false", "true"),
                "where scripts run, also the cell with a slider over the steps")),
        "%gates net \"hello\"",
        "%gates net \"hello\" slider=true");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Rows> x = context.sequence(network, 1);
    int layer = context.call().count("layer");
    String arguments = "(" + network.java() + ", " + x.java() + ", " + layer + "));";
    context.java("display(gates" + arguments);
    List<Object> shown = new ArrayList<>();
    shown.add(Unroll.gates(network.value(), x.value(), layer));
    if (context.call().text("slider").equals("true")) {
      context.java("display(slider" + arguments);
      shown.add(Unroll.slider(network.value(), x.value(), layer));
    }
    shown.forEach(context.session()::display);
    return null;
  }
}
