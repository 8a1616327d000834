package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.data.Batch;
import org.unroll.inspect.GradientCheck;
import org.unroll.network.Network;

/** {@code %gradcheck}: BPTT against central differences. */
final class GradCheckMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "gradcheck",
        "NET INPUT -> TARGET",
        "Compares the gradients of BPTT with central differences, in float64 on a copy.",
        List.of(),
        "%gradcheck net \"hell\" -> \"ello\"",
        "%gradcheck net 0.1 0.2 0.3 -> 0.6");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    Source<Batch> batch = new Answers(context).batch(network);
    context.java("display(GradientCheck.of(" + network.java() + ", " + batch.java() + "));");
    GradientCheck check = GradientCheck.of(network.value(), batch.value());
    context.session().display(check);
    context
        .session()
        .out()
        .printf(
            java.util.Locale.ROOT,
            "%s: the worst relative error is %.1e%n",
            check.holds() ? "They agree" : "They do not agree",
            check.worst());
    return check;
  }
}
