package org.unroll.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Dropout;
import org.unroll.layer.Merge;
import org.unroll.loss.Loss;
import org.unroll.matrix.Activation;

/** What each layer line does to a {@link NetworkBuilder}, and the Java that does the same. */
final class LayerKinds {
  private static final String RNN = "rnn SIZE [activation=tanh bias=true]";
  private static final String LSTM = "lstm SIZE [forgetBias=1]";
  private static final String GRU = "gru SIZE [reset=after|before]";
  private static final String DENSE = "dense SIZE [activation=softmax|sigmoid|identity|relu|tanh]";

  /** One call of a builder, and its source; the source is empty where nothing is called. */
  record Call(Consumer<NetworkBuilder> apply, String java) {}

  /** Whether a line is the last dense one, and the loss that the lines name, if any. */
  record Head(boolean isHead, String loss) {}

  /** Reads the words and options of one kind of line. */
  interface Kind {
    Call read(LayerLine line, Head head);
  }

  /** A kind of cell, and the source of its maker. */
  private record Cells(CellMaker maker, String java) {}

  private static final Map<String, Kind> KINDS = kinds();

  private LayerKinds() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("input", (line, head) -> input(line));
    kinds.put("onehot", (line, head) -> oneHot(line));
    kinds.put("embedding", (line, head) -> embedding(line));
    kinds.put("rnn", (line, head) -> recurrent(line, rnn(line)));
    kinds.put("lstm", (line, head) -> recurrent(line, lstm(line)));
    kinds.put("gru", (line, head) -> recurrent(line, gru(line)));
    kinds.put("bidirectional", (line, head) -> recurrent(line, bidirectional(line)));
    kinds.put("dropout", (line, head) -> dropout(line));
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

  /** A recurrent layer, which may learn its first state and hide units of h_{t-1}. */
  private static Call recurrent(LayerLine line, Call layer) {
    Call begun =
        line.oneOf("initial", "zero", "zero", "learned").equals("zero")
            ? layer
            : after(NetworkBuilder::learnNextInitialState, ".learnNextInitialState()", layer);
    double rate = line.number("recurrentDropout", 0);
    requireRate(line, rate, "recurrentDropout=0.2");
    return rate == 0
        ? begun
        : after(b -> b.dropNextRecurrent(rate), ".dropNextRecurrent(" + rate + ")", begun);
  }

  private static Call after(Consumer<NetworkBuilder> first, String java, Call layer) {
    return new Call(first.andThen(layer.apply()), java + layer.java());
  }

  private static void requireRate(LayerLine line, double rate, String example) {
    if (!(rate >= 0 && rate < 1)) {
      throw line.error(
          "the rate is " + rate + " but must be at least 0 and below 1; try " + example);
    }
  }

  private static Call rnn(LayerLine line) {
    LayerLine.Value<Integer> size = line.size(RNN);
    Activation activation = line.activation("tanh");
    boolean bias = line.flag("bias", true);
    boolean usual = activation == Activation.TANH && bias;
    String rest = usual ? "" : ", " + java(activation) + ", " + bias;
    return new Call(b -> b.rnn(size.value(), activation, bias), ".rnn(" + size.java() + rest + ")");
  }

  private static Call lstm(LayerLine line) {
    LayerLine.Value<Integer> size = line.size(LSTM);
    double forgetBias = line.number("forgetBias", 1);
    String rest = forgetBias == 1 ? "" : ", " + forgetBias;
    return new Call(b -> b.lstm(size.value(), forgetBias), ".lstm(" + size.java() + rest + ")");
  }

  private static Call gru(LayerLine line) {
    LayerLine.Value<Integer> size = line.size(GRU);
    Reset reset = reset(line);
    String rest = reset == Reset.AFTER ? "" : ", Reset.BEFORE";
    return new Call(b -> b.gru(size.value(), reset), ".gru(" + size.java() + rest + ")");
  }

  private static Reset reset(LayerLine line) {
    return Reset.valueOf(line.oneOf("reset", "after", "after", "before").toUpperCase(Locale.ROOT));
  }

  private static Call bidirectional(LayerLine line) {
    Cells cells = cells(line, line.word("bidirectional lstm SIZE [merge=concat|sum]"));
    Merge merge =
        Merge.valueOf(line.oneOf("merge", "concat", "concat", "sum").toUpperCase(Locale.ROOT));
    return new Call(
        b -> b.bidirectional(cells.maker(), merge),
        ".bidirectional(CellMaker." + cells.java() + ", Merge." + merge + ")");
  }

  private static Cells cells(LayerLine line, String kind) {
    LayerLine.Value<Integer> size;
    switch (kind) {
      case "rnn":
        size = hidden(line, "bidirectional " + RNN);
        Activation activation = line.activation("tanh");
        boolean bias = line.flag("bias", true);
        return new Cells(
            CellMaker.rnn(size.value(), activation, bias),
            "rnn(" + size.java() + ", " + java(activation) + ", " + bias + ")");
      case "lstm":
        size = hidden(line, "bidirectional " + LSTM);
        double forgetBias = line.number("forgetBias", 1);
        return new Cells(
            CellMaker.lstm(size.value(), forgetBias),
            "lstm(" + size.java() + ", " + forgetBias + ")");
      case "gru":
        size = hidden(line, "bidirectional " + GRU);
        Reset reset = reset(line);
        return new Cells(
            CellMaker.gru(size.value(), reset), "gru(" + size.java() + ", Reset." + reset + ")");
      default:
        throw line.error("there is no cell " + kind + "; there are rnn, lstm, gru");
    }
  }

  private static LayerLine.Value<Integer> hidden(LayerLine line, String usage) {
    LayerLine.Value<Integer> size = line.size(usage);
    if (size.value() < 1) {
      throw line.error("the hidden size is " + size.value() + " but must be at least 1");
    }
    return size;
  }

  private static Call dropout(LayerLine line) {
    double rate = line.numberWord("the rate", "dropout RATE [recurrent=true]");
    requireRate(line, rate, "dropout 0.2");
    return line.flag("recurrent", false)
        ? new Call(
            b -> b.dropout(rate, Dropout.Mask.WHOLE_SEQUENCE),
            ".dropout(" + rate + ", Dropout.Mask.WHOLE_SEQUENCE)")
        : new Call(b -> b.dropout(rate), ".dropout(" + rate + ")");
  }

  private static Call dense(LayerLine line, Head head) {
    LayerLine.Value<Integer> size = line.size(DENSE);
    String chosen =
        line.oneOf(
            "activation",
            usual(head, size.value()),
            "softmax",
            "sigmoid",
            "identity",
            "relu",
            "tanh");
    if (chosen.equals("softmax")) {
      if (!head.isHead() || !List.of("", "softmax").contains(head.loss())) {
        throw line.error(
            head.isHead()
                ? "softmax does not go with the loss " + head.loss() + "; try activation=identity"
                : "softmax belongs to the last dense line; try activation=relu here");
      }
      return new Call(b -> b.softmax(size.value()), ".softmax(" + size.java() + ")");
    }
    if (chosen.equals("sigmoid") && head.isHead() && List.of("", "sigmoid").contains(head.loss())) {
      return new Call(b -> b.sigmoid(size.value()), ".sigmoid(" + size.java() + ")");
    }
    Activation activation = Activation.named(chosen);
    return new Call(
        b -> b.dense(size.value(), activation),
        ".dense(" + size.java() + ", " + java(activation) + ")");
  }

  private static String usual(Head head, int size) {
    if (!head.isHead()) {
      return "relu";
    }
    return switch (head.loss()) {
      case "" -> size == 1 ? "identity" : "softmax";
      case "softmax", "sigmoid" -> head.loss();
      default -> "identity";
    };
  }

  private static Call loss(LayerLine line) {
    String name = line.word("loss NAME");
    if (!Loss.NAMES.contains(name)) {
      throw line.error("there is no loss " + name + "; there are " + String.join(", ", Loss.NAMES));
    }
    return new Call(b -> b.loss(Loss.named(name)), ".loss(Loss.named(\"" + name + "\"))");
  }

  private static String java(Activation activation) {
    return "Activation." + activation.name().toUpperCase(Locale.ROOT);
  }
}
