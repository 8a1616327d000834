package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.matrix.Rows;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;
import org.unroll.notebook.Unroll;

/** {@code %unroll}: the network unfolded over a sequence. */
final class UnrollMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "unroll",
        "NET INPUT",
        "Runs a sequence from the zero state and draws the unfolded network with the values in each cell. An"
            + " encoder-decoder reads it and writes what is likeliest, or the text behind an arrow.",
        List.of(),
        "%unroll net \"hello\"",
        "%unroll net 0.1 0.2 0.3",
        "%unroll pair \"12 May\"",
        "%unroll pair \"12 May\" -> \"05-12\"");
  }

  @Override
  public Object run(Context context) {
    Source<? extends Model> model = context.model();
    return model.value() instanceof EncoderDecoder pair
        ? pair(context, new Source<>(pair, model.java()))
        : network(context, context.network());
  }

  private static UnrolledNetwork network(Context context, Source<Network> network) {
    Source<Rows> x = context.sequence(network, 1);
    context.java("display(unroll(" + network.java() + ", " + x.java() + "));");
    UnrolledNetwork run = Unroll.unroll(network.value(), x.value());
    context.session().display(run);
    return run;
  }

  /** The decoder writes what is likeliest, or what stands behind the arrow. */
  private static UnrolledPair pair(Context context, Source<EncoderDecoder> pair) {
    Call call = context.call();
    List<Word> words = call.wordsFrom(1, "the input");
    int arrow = Word.arrow(words);
    Source<Network> encoder = Context.encoder(pair);
    if (arrow < 0) {
      Source<Rows> x = context.sequence(encoder, words);
      context.java("display(unroll(" + pair.java() + ", " + x.java() + "));");
      UnrolledPair run = Unroll.unroll(pair.value(), x.value());
      context.session().display(run);
      return run;
    }
    if (arrow == 0 || arrow != words.size() - 2) {
      throw call.error(
          "expected an input, -> and one text in double quotes; write %%unroll %s INPUT -> \"TEXT\"",
          pair.java());
    }
    Source<Rows> x = context.sequence(encoder, words.subList(0, arrow));
    Source<String> answer = context.scope().text(words.get(arrow + 1));
    context.java("display(unroll(" + pair.java() + ", " + x.java() + ", " + answer.java() + "));");
    UnrolledPair run = Unroll.unroll(pair.value(), x.value(), answer.value());
    context.session().display(run);
    return run;
  }
}
