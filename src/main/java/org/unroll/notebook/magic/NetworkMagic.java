package org.unroll.notebook.magic;

import java.util.List;
import java.util.Locale;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkLines;
import org.unroll.notebook.Unroll;

/** {@code %%network}: builds a network from layer lines. */
final class NetworkMagic implements Magic {
  @Override
  public MagicSpec spec() {
    return new MagicSpec(
        "network",
        true,
        "NAME",
        "Builds a network, one layer a line below, and puts it into the Java variable NAME.",
        List.of(
            Option.whole("seed", "42", "from which the first weights come"),
            Option.choice("precision", List.of("float32", "float64"), "of all numbers")),
        List.of("%%network net seed=1\nonehot corpus\nlstm 64\ndense corpus"));
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
    NetworkLines lines = NetworkLines.parse(context.body(), context.scope()::evaluate);
    Network network = lines.builder().precision(precision).seed(seed).build();
    context.java(java(name, lines, precision, seed));
    context.session().declare(Network.class, name, network);
    context.session().display(Unroll.summary(network));
    context.session().display(network);
    return null;
  }

  private static String java(String name, NetworkLines lines, Precision precision, long seed) {
    StringBuilder java = new StringBuilder("Network " + name + " = Network.builder()");
    lines.java().forEach(line -> java.append("\n    ").append(line));
    if (precision != Precision.FLOAT32) {
      java.append("\n    .precision(Precision.").append(precision).append(")");
    }
    return java.append("\n    .seed(").append(seed).append(")\n    .build();").toString();
  }
}
