package org.unroll.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.loss.SquaredError;
import org.unroll.matrix.Activation;

/** What each layer line does to a {@link NetworkBuilder}, and the Java that does the same. */
final class LayerKinds {
  /** One call of a builder, and its source; the source is empty where nothing is called. */
  record Call(Consumer<NetworkBuilder> apply, String java) {}

  /** Reads the words and options of one kind of line. */
  interface Kind {
    /** {@code head} tells whether this is the last dense line. */
    Call read(LayerLine line, boolean head);
  }

  private static final Map<String, Kind> KINDS = kinds();

  private LayerKinds() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("input", (line, head) -> input(line));
    kinds.put("onehot", (line, head) -> oneHot(line));
    kinds.put("embedding", (line, head) -> embedding(line));
    kinds.put("rnn", (line, head) -> rnn(line));
    kinds.put("lstm", (line, head) -> lstm(line));
    kinds.put("gru", (line, head) -> gru(line));
    kinds.put("dense", LayerKinds::dense);
    kinds.put("last", (line, head) -> new Call(NetworkBuilder::last, ".last()"));
    kinds.put("each", (line, head) -> new Call(b -> {}, ""));
    kinds.put("loss", (line, head) -> loss(line));
    return kinds;
  }

  static Kind named(LayerLine line) {
    Kind kind = KINDS.get(line.kind());
    if (kind == null) {
      throw line.error(
          "there is no layer " + line.kind() + "; there are " + String.join(", ", KINDS.keySet()));
    }
    return kind;
  }

  private static Call input(LayerLine line) {
    LayerLine.Value<Integer> size = line.size("input SIZE");
    return new Call(b -> b.input(size.value()), ".input(" + size.java() + ")");
  }

  private static Call oneHot(LayerLine line) {
    LayerLine.Value<Vocabulary> symbols = line.vocabulary("onehot VOCABULARY");
    return new Call(b -> b.oneHot(symbols.value()), ".oneHot(" + symbols.java() + ")");
  }

  private static Call embedding(LayerLine line) {
    LayerLine.Value<Integer> size = line.size("embedding SIZE");
    return new Call(b -> b.embedding(size.value()), ".embedding(" + size.java() + ")");
  }

  private static Call rnn(LayerLine line) {
    LayerLine.Value<Integer> size = line.size("rnn SIZE [activation=tanh bias=true]");
    Activation activation = line.activation("tanh");
    boolean bias = line.flag("bias", true);
    if (activation == Activation.TANH && bias) {
      return new Call(b -> b.rnn(size.value()), ".rnn(" + size.java() + ")");
    }
    return new Call(
        b -> b.rnn(size.value(), activation, bias),
        ".rnn(" + size.java() + ", " + java(activation) + ", " + bias + ")");
  }

  private static Call lstm(LayerLine line) {
    LayerLine.Value<Integer> size = line.size("lstm SIZE [forgetBias=1]");
    double forgetBias = line.number("forgetBias", 1);
    return forgetBias == 1
        ? new Call(b -> b.lstm(size.value()), ".lstm(" + size.java() + ")")
        : new Call(
            b -> b.lstm(size.value(), forgetBias), ".lstm(" + size.java() + ", " + forgetBias + ")");
  }

  private static Call gru(LayerLine line) {
    LayerLine.Value<Integer> size = line.size("gru SIZE [reset=after|before]");
    return line.oneOf("reset", "after", "after", "before").equals("after")
        ? new Call(b -> b.gru(size.value()), ".gru(" + size.java() + ")")
        : new Call(
            b -> b.gru(size.value(), Reset.BEFORE), ".gru(" + size.java() + ", Reset.BEFORE)");
  }

  private static Call dense(LayerLine line, boolean head) {
    LayerLine.Value<Integer> size =
        line.size("dense SIZE [activation=softmax|sigmoid|identity|relu|tanh]");
    String otherwise = !head ? "relu" : size.value() == 1 ? "identity" : "softmax";
    String chosen =
        line.oneOf("activation", otherwise, "softmax", "sigmoid", "identity", "relu", "tanh");
    if (chosen.equals("softmax")) {
      if (!head) {
        throw line.error("softmax belongs to the last dense line; try activation=relu here");
      }
      return new Call(b -> b.softmax(size.value()), ".softmax(" + size.java() + ")");
    }
    Activation activation = Activation.named(chosen);
    return new Call(
        b -> b.dense(size.value(), activation),
        ".dense(" + size.java() + ", " + java(activation) + ")");
  }

  private static Call loss(LayerLine line) {
    String name = line.word("loss NAME");
    return switch (name) {
      case "softmax" -> new Call(b -> b.loss(new SoftmaxCrossEntropy()), ".loss(new SoftmaxCrossEntropy())");
      case "squared" -> new Call(b -> b.loss(new SquaredError()), ".loss(new SquaredError())");
      default -> throw line.error("there is no loss " + name + "; there are softmax, squared");
    };
  }

  private static String java(Activation activation) {
    return "Activation." + activation.name().toUpperCase(java.util.Locale.ROOT);
  }
}
