package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.data.Dataset;
import org.unroll.network.Model;
import org.unroll.train.Evaluation;

/** {@code %evaluate}: a network measured. */
final class EvaluateMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "evaluate",
        "NET on DATA",
        "Measures a network on data that it was not trained on.",
        List.of(),
        "%evaluate net on exam");
  }

  @Override
  public Object run(Context context) {
    Source<? extends Model> network = context.model();
    Source<? extends Dataset> data = context.dataOn(network);
    context.java("display(Evaluation.of(" + network.java() + ", " + data.java() + "));");
    Evaluation evaluation = Evaluation.of(network.value(), data.value());
    context.session().display(evaluation);
    return evaluation;
  }
}
