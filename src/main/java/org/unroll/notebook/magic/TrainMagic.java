package org.unroll.notebook.magic;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.data.Dataset;
import org.unroll.network.Model;
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
              Option.choice(
                  "schedule",
                  TrainerOptions.SCHEDULES,
                  "whether the learning rate stays, or falls along half a cosine to a twentieth"),
              Option.number("clip", "", "scale a gradient down to this norm"),
              Option.expression("validate", "data whose loss is measured after each epoch"),
              Option.whole(
                  "patience",
                  "",
                  "epochs without a lower validation loss after which it stops and keeps the best weights"),
              Option.text(
                  "checkpoint",
                  "",
                  "a file that is written every 100 updates; if it is there, the run goes on from it"),
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
    Source<? extends Model> network = context.model();
    Source<? extends Dataset> data = context.dataOn(network);
    Source<Trainer> trainer = TrainerOptions.read(context, network);
    String name = context.call().text("history");
    context.java("History " + name + " = " + trainer.java() + "\n    .train(" + data.java() + ");");
    LiveTraining live =
        new LiveTraining(context.session(), network.value(), context.call().count("sample"));
    try {
      History history = live.run(trainer.value(), data.value());
      context.session().declare(History.class, name, history);
      return history;
    } catch (UncheckedIOException e) {
      throw context.call().error("the checkpoint cannot be written: %s", e.getCause().getMessage());
    }
  }
}
