package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.network.Network;
import org.unroll.notebook.Unroll;

/** {@code %summary}: the layers of a network. */
final class SummaryMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "summary",
        "NET",
        "Shows the layers of a network, the shapes of their outputs and how many parameters they have.",
        List.of(),
        "%summary net");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    context.call().requireAtMost(1);
    context.java("display(summary(" + network.java() + "));\ndisplay(" + network.java() + ");");
    context.session().display(Unroll.summary(network.value()));
    context.session().display(network.value());
    return null;
  }
}
