package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.notebook.Unroll;

/** {@code %neurons}: a text coloured by what units say to it. */
final class NeuronsMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "neurons",
        "NET TEXT",
        "Colours a text by the activation of one unit after each symbol; without a unit, of the three that change"
            + " most.",
        List.of(
            Option.whole("unit", "", "which unit, counted from 0"),
            Option.whole("layer", "0", "which recurrent layer, counted from 0")),
        "%neurons net \"int i = 0;\" unit=3");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Rows> x = context.sequence(network, 1);
    Call call = context.call();
    if (!(x.value() instanceof OneHot text)) {
      throw call.error("%s reads numbers; only a text can be coloured", network.java());
    }
    int layer = call.count("layer");
    int[] units =
        call.has("unit")
            ? new int[] {call.count("unit")}
            : Unroll.liveliestUnits(network.value(), text, layer, 3);
    for (int unit : units) {
      context.java(
          "display(neuron("
              + network.java()
              + ", "
              + x.java()
              + ", "
              + layer
              + ", "
              + unit
              + "));");
      context.session().display(Unroll.neuron(network.value(), text, layer, unit));
    }
    return null;
  }
}
