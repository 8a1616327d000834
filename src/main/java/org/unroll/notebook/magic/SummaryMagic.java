package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.network.Model;

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
    Source<? extends Model> model = context.model();
    context.call().requireAtMost(1);
    context.java("display(summary(" + model.java() + "));\ndisplay(" + model.java() + ");");
    context.showSummary(model.value());
    context.session().display(model.value());
    return null;
  }
}
