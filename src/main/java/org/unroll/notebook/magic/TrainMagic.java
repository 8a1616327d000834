package org.unroll.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.data.Dataset;
import org.unroll.network.Network;
import org.unroll.notebook.LiveTraining;
import org.unroll.train.History;
import org.unroll.train.Optimizers;
import org.unroll.train.Trainer;

/** {@code %train}: trains a network and shows how it goes. */
final class TrainMagic implements Magic {
  private static final List<String> OPTIMIZERS =
      Stream.concat(
              Stream.of("adam"), Optimizers.names().stream().filter(name -> !name.equals("adam")))
          .toList();

  private static final MagicSpec SPEC =
      MagicSpec.line(
          "train",
          "NET on DATA",
          "Trains a network with a live chart. Interrupting the cell keeps the network and the history so far.",
          List.of(
              Option.whole("epochs", "1", "how often the data is gone through"),
              Option.whole(
                  "batch", "", "how many sequences are run together; the data proposes a number"),
              Option.whole(
                  "truncate",
                  "",
                  "steps of a window of truncated BPTT; 0 is full BPTT; the data proposes"),
              Option.choice("optimizer", OPTIMIZERS, "the rule of the updates"),
              Option.number(
                  "lr",
                  "",
                  "the learning rate; 0.002 for the adams, 0.1 for sgd, 0.01 for the others"),
              Option.number("clip", "", "scale a gradient down to this norm"),
              Option.expression("validate", "data whose loss is measured after each epoch"),
              Option.whole("seed", "42", "of the order of the data"),
              Option.whole("sample", "0", "show a text of that length after each quarter"),
              Option.name("history", "history", "the variable that gets the history")),
          "%train net on corpus epochs=3 lr=0.002 clip=5");

  @Override
  public MagicSpec spec() {
    return SPEC;
  }

  @Override
  public Object run(Context context) throws Exception {
    Source<Network> network = context.network();
    Source<? extends Dataset> data = context.dataOn(network);
    List<String> java = new ArrayList<>(List.of("new Trainer(" + network.java() + ")"));
    Trainer trainer = trainer(context, network, java);
    String name = context.call().text("history");
    context.java(
        "History "
            + name
            + " = "
            + String.join("\n    ", java)
            + "\n    .train("
            + data.java()
            + ");");
    LiveTraining live =
        new LiveTraining(context.session(), network.value(), context.call().count("sample"));
    History history = live.run(trainer, data.value());
    context.session().declare(History.class, name, history);
    return history;
  }

  private static double usualRate(String optimizer) {
    return switch (optimizer) {
      case "adam", "adamw" -> 0.002;
      case "sgd" -> 0.1;
      default -> 0.01;
    };
  }

  private static Trainer trainer(Context context, Source<Network> network, List<String> java) {
    Call call = context.call();
    Trainer trainer = new Trainer(network.value());
    String optimizer = call.text("optimizer");
    double rate = call.number("lr").orElse(usualRate(optimizer));
    trainer.optimizer(Optimizers.named(optimizer, rate));
    java.add(".optimizer(Optimizers.named(\"" + optimizer + "\", " + rate + "))");
    trainer.epochs(call.count("epochs"));
    java.add(".epochs(" + call.count("epochs") + ")");
    if (call.has("batch")) {
      trainer.batch(call.count("batch"));
      java.add(".batch(" + call.count("batch") + ")");
    }
    if (call.has("truncate")) {
      int steps = call.count("truncate");
      java.add(steps == 0 ? ".full()" : ".truncate(" + steps + ")");
      trainer = steps == 0 ? trainer.full() : trainer.truncate(steps);
    }
    if (call.has("clip")) {
      trainer.clip(call.number("clip").orElseThrow());
      java.add(".clip(" + call.number("clip").orElseThrow() + ")");
    }
    if (call.has("validate")) {
      Word word = new Word(call.text("validate"), Word.Quotes.UNKNOWN);
      Source<? extends Dataset> validation = context.scope().data(word, network);
      trainer.validate(validation.value());
      java.add(".validate(" + validation.java() + ")");
    }
    trainer.seed(call.whole("seed").orElseThrow());
    java.add(".seed(" + call.whole("seed").orElseThrow() + ")");
    return trainer;
  }
}
