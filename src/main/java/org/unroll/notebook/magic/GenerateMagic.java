package org.unroll.notebook.magic;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.unroll.data.Vocabulary;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Generator;
import org.unroll.network.Model;
import org.unroll.network.Network;

/** {@code %generate}: writes text symbol by symbol. */
final class GenerateMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.line(
        "generate",
        "NET",
        "Writes text, one symbol at a time, each drawn from what the network predicts. An encoder-decoder writes"
            + " about its prompt.",
        List.of(
            Option.text(
                "prompt",
                "",
                "the text to go on from; a line break or the first symbol if not given"),
            Option.whole("length", "200", "how many symbols to write"),
            Option.number(
                "temperature", "1", "below 1 bolder for the likely, 0 always the likeliest"),
            Option.whole("top", "0", "draw from so many of the likeliest only; 0: from all"),
            Option.whole("seed", "42", "of the draws"),
            Option.whole(
                "width",
                "1",
                "of an encoder-decoder: how many beginnings its beam search goes on with")),
        "%generate net prompt=\"public \" length=300 temperature=0.7",
        "%generate pair prompt=\"12 May\" width=3");
  }

  @Override
  public Object run(Context context) {
    Call call = context.call();
    call.requireAtMost(1);
    Source<? extends Model> model = context.model();
    if (model.value() instanceof EncoderDecoder pair) {
      return new Writing(context, new Source<>(pair, model.java())).write();
    }
    if (call.has("width")) {
      throw call.error(
          "width= is of an encoder-decoder, but %s is one network; temperature= and top= say how it draws",
          model.java());
    }
    Source<Network> network = context.network();
    Generator generator =
        new Generator(network.value())
            .temperature(call.number("temperature").orElseThrow())
            .top(call.count("top"))
            .seed(call.whole("seed").orElseThrow());
    String prompt = prompt(call, network.value().vocabulary().orElseThrow());
    int length = call.count("length");
    context.java(java(call, network, prompt, length));
    PrintStream out = context.session().out();
    AtomicReference<String> before = new AtomicReference<>(call.has("prompt") ? prompt : "");
    String gap = network.value().vocabulary().orElseThrow().isOfWords() ? " " : "";
    String text =
        generator.generate(
            prompt,
            length,
            symbol -> {
              out.print(before.getAndSet("") + gap + symbol);
              out.flush();
            });
    out.println();
    return text;
  }

  private static String prompt(Call call, Vocabulary vocabulary) {
    if (call.has("prompt")) {
      String prompt = call.text("prompt");
      if (prompt.isEmpty()) {
        throw call.error("the prompt is empty; give it at least one symbol, or leave prompt= out");
      }
      return prompt;
    }
    return vocabulary.contains("\n") ? "\n" : vocabulary.symbol(0);
  }

  private static String java(Call call, Source<Network> network, String prompt, int length) {
    return String.format(
        Locale.ROOT,
        "String text = new Generator(%s)%n    .temperature(%s)%n    .top(%d)%n    .seed(%d)%n"
            + "    .generate(%s, %d, System.out::print);",
        network.java(),
        call.number("temperature").orElseThrow(),
        call.count("top"),
        call.whole("seed").orElseThrow(),
        JavaSource.literal(prompt),
        length);
  }
}
