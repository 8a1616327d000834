package org.unroll.notebook.magic;

import java.util.List;
import java.util.Locale;
import org.unroll.data.Batch;
import org.unroll.display.Pictures;
import org.unroll.inspect.BackwardPass;
import org.unroll.inspect.Bptt;
import org.unroll.inspect.TruncatedBptt;
import org.unroll.network.Network;
import org.unroll.notebook.Unroll;

/** {@code %bptt}: one way backwards through a sequence. */
final class BpttMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "bptt",
        "NET INPUT -> TARGET",
        "Runs backwards through a sequence: the gradient at every step, what each step gives to the weights, and"
            + " how much each step's loss depends on each state.",
        List.of(
            Option.whole("layer", "0", "which recurrent layer, counted from 0"),
            Option.whole(
                "truncate", "", "steps of a window of truncated BPTT, in which gradients stay")),
        "%bptt net \"hell\" -> \"ello\"",
        "%bptt net \"hell\" -> \"ello\" truncate=2",
        "%bptt net 0.1 0.2 0.3 -> 0.6");
  }

  @Override
  public Object run(Context context) {
    Source<Network> network = context.network();
    int layer = context.call().count("layer");
    Source<Batch> batch = new Answers(context).batch(network);
    Source<? extends BackwardPass> source = pass(context.call(), network, batch);
    BackwardPass bptt = source.value();
    String weight = Unroll.recurrentWeight(bptt, layer);
    context.java(java(source, layer, weight));
    context.session().display(bptt.flow(layer));
    context.session().display(Pictures.contributions(bptt.contributions(layer), weight));
    context.session().display(Unroll.parts(bptt, layer));
    context.session().display(bptt.lossToState(layer));
    return bptt;
  }

  private static Source<? extends BackwardPass> pass(
      Call call, Source<Network> network, Source<Batch> batch) {
    String arguments = network.java() + ", " + batch.java();
    if (!call.has("truncate")) {
      return new Source<>(
          Bptt.of(network.value(), batch.value()), "Bptt bptt = Bptt.of(" + arguments + ")");
    }
    int steps = call.count("truncate");
    return new Source<>(
        TruncatedBptt.of(network.value(), batch.value(), steps),
        "TruncatedBptt bptt = TruncatedBptt.of(" + arguments + ", " + steps + ")");
  }

  private static String java(Source<? extends BackwardPass> pass, int layer, String weight) {
    return String.format(
        Locale.ROOT,
        "%s;%n"
            + "display(bptt.flow(%d));%n"
            + "display(Pictures.contributions(bptt.contributions(%d), \"%s\"));%n"
            + "display(parts(bptt, %d));%n"
            + "display(bptt.lossToState(%d));",
        pass.java(),
        layer,
        layer,
        weight,
        layer,
        layer);
  }
}
