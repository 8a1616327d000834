package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.data.Dataset;
import org.unroll.network.Model;
import org.unroll.notebook.Unroll;
import org.unroll.train.Evaluation;

/** {@code %evaluate}: a network measured. */
final class EvaluateMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "evaluate",
        "NET on DATA",
        "Measures a network on data that it was not trained on: loss, accuracy and perplexity of classes, RMSE and"
            + " MAE of numbers, and which classes were taken for which.",
        List.of(),
        "%evaluate net on exam");
  }

  @Override
  public Object run(Context context) {
    Source<? extends Model> network = context.model();
    Source<? extends Dataset> data = context.dataOn(network);
    Evaluation evaluation = Evaluation.of(network.value(), data.value());
    boolean classes = evaluation.confusion().isPresent();
    context.java(
        String.format(
            "Evaluation evaluation = Evaluation.of(%1$s, %2$s);\ndisplay(evaluation);%3$s",
            network.java(),
            data.java(),
            classes ? "\ndisplay(confusion(" + network.java() + ", evaluation));" : ""));
    context.session().display(evaluation);
    if (classes) {
      context.session().display(Unroll.confusion(network.value(), evaluation));
    }
    return evaluation;
  }
}
