package org.unroll.notebook.magic;

import java.util.List;
import java.util.Locale;
import org.unroll.matrix.Precision;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.EncoderDecoderLines;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.network.NetworkLines;

/** {@code %%network}: builds a network or an encoder-decoder from layer lines. */
final class NetworkMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return MagicSpec.cell(
        "network",
        "NAME",
        "Builds a network, one layer a line below, and puts it into the Java variable NAME. Lines encoder: and"
            + " decoder: open the two halves of an encoder-decoder.",
        List.of(
            Option.whole("seed", "42", "from which the first weights come"),
            Option.choice("precision", List.of("float32", "float64"), "of all numbers")),
        "%%network net seed=1\nonehot corpus\nlstm 64\ndense corpus",
        "%%network pair\nencoder:\nonehot read\ngru 64\ndecoder:\nonehot written\ngru 64\ndense written");
  }

  @Override
  public Object run(Context context) throws Exception {
    Call call = context.call();
    String name = call.word(0, "the name of the network").text();
    call.requireAtMost(1);
    if (!JavaSource.isName(name)) {
      throw call.error("%s is no Java name; write %s", name, call.spec().usage());
    }
    long seed = call.whole("seed").orElseThrow();
    Precision precision = Precision.valueOf(call.text("precision").toUpperCase(Locale.ROOT));
    Source<? extends Model> built =
        EncoderDecoderLines.areIn(context.body())
            ? pair(context, precision, seed)
            : network(context, precision, seed);
    Class<?> type = built.value().getClass();
    context.java(type.getSimpleName() + " " + name + " = " + built.java() + ";");
    context.session().declare(type, name, built.value());
    context.showSummary(built.value());
    context.session().display(built.value());
    return null;
  }

  private static Source<Network> network(Context context, Precision precision, long seed) {
    NetworkLines lines = NetworkLines.parse(context.body(), context.scope()::evaluate);
    return new Source<>(
        lines.builder().precision(precision).seed(seed).build(),
        java(lines.java(), precision, ".seed(" + seed + ")"));
  }

  private static Source<EncoderDecoder> pair(Context context, Precision precision, long seed) {
    EncoderDecoderLines lines =
        EncoderDecoderLines.parse(context.body(), context.scope()::evaluate);
    String from = ".seed(new Seed(" + seed + ").of(\"%s\").value())";
    return new Source<>(
        lines.build(precision, seed),
        "new EncoderDecoder(\n"
            + java(lines.encoderJava(), precision, String.format(from, "encoder"))
            + ",\n"
            + java(lines.decoderJava(), precision, String.format(from, "decoder"))
            + ")");
  }

  private static String java(List<String> lines, Precision precision, String seed) {
    StringBuilder java = new StringBuilder("Network.builder()");
    lines.forEach(line -> java.append("\n    ").append(line));
    if (precision != Precision.FLOAT32) {
      java.append("\n    .precision(Precision.").append(precision).append(")");
    }
    return java.append("\n    ").append(seed).append("\n    .build()").toString();
  }
}
