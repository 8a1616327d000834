package org.unroll.notebook.magic;

import java.util.List;
import org.unroll.display.Pictures;
import org.unroll.matrix.Rows;
import org.unroll.network.BeamSearch;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;

/** {@code %generate} of an encoder-decoder: it reads the prompt and writes by beam search. */
final class Writing {
  private final Context context;
  private final Call call;
  private final Source<EncoderDecoder> pair;

  Writing(Context context, Source<EncoderDecoder> pair) {
    this.context = context;
    call = context.call();
    this.pair = pair;
  }

  /** Prints what is written; beside a beam of more than one, shows the search. */
  String write() {
    for (String option : List.of("temperature", "top", "seed")) {
      if (call.has(option)) {
        throw call.error(
            "%s= is of a network that draws, but the encoder-decoder %s takes the likeliest; leave it out, and"
                + " give width=3 for a beam search",
            option, pair.java());
      }
    }
    if (!call.has("prompt")) {
      throw call.error(
          "the prompt is missing; write %%generate %s prompt=\"what it should read\"", pair.java());
    }
    int width = call.count("width");
    int length = call.count("length");
    Source<Rows> source = source();
    BeamSearch search = new BeamSearch(pair.value()).width(width).longest(length);
    context.java(
        String.format(
            "String text = new BeamSearch(%s).width(%d).longest(%d).write(%s);",
            pair.java(), width, length, source.java()));
    String text = search.write(source.value());
    context.session().out().println(text);
    if (width > 1) {
      context.session().display(Pictures.beams(search, source.value()));
    }
    return text;
  }

  private Source<Rows> source() {
    Source<Network> encoder = Context.encoder(pair);
    boolean text = encoder.value().vocabulary().isPresent();
    Word word = new Word(call.text("prompt"), text ? Word.Quotes.UNKNOWN : Word.Quotes.NONE);
    return context.sequence(encoder, List.of(word));
  }
}
