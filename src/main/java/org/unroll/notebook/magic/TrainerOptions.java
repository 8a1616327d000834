package org.unroll.notebook.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.data.Dataset;
import org.unroll.io.CheckpointFile;
import org.unroll.network.Model;
import org.unroll.train.Checkpoint;
import org.unroll.train.Optimizers;
import org.unroll.train.Schedule;
import org.unroll.train.Trainer;

/** The options of {@code %train} as a trainer, and as the Java that makes the same one. */
final class TrainerOptions {
  /** How the learning rate may go. */
  static final List<String> SCHEDULES = List.of("constant", "cosine");

  private static final int UPDATES_BETWEEN_CHECKPOINTS = 100;

  private final Context context;
  private final Call call;
  private final Source<? extends Model> model;
  private final Trainer trainer;
  private final List<String> java = new ArrayList<>();

  private TrainerOptions(Context context, Source<? extends Model> model) {
    this.context = context;
    this.model = model;
    call = context.call();
    trainer = new Trainer(model.value());
    java.add("new Trainer(" + model.java() + ")");
  }

  /** The trainer of {@code model} that the call describes. */
  static Source<Trainer> read(Context context, Source<? extends Model> model) {
    TrainerOptions options = new TrainerOptions(context, model);
    options.updates();
    options.data();
    options.file();
    return new Source<>(options.trainer, String.join("\n    ", options.java));
  }

  private void updates() {
    String optimizer = call.text("optimizer");
    double rate = call.number("lr").orElse(usualRate(optimizer));
    trainer.optimizer(Optimizers.named(optimizer, rate));
    java.add(".optimizer(Optimizers.named(\"" + optimizer + "\", " + rate + "))");
    if (call.text("schedule").equals("cosine")) {
      trainer.schedule(Schedule.cosine(0.05));
      java.add(".schedule(Schedule.cosine(0.05))");
    }
    if (call.has("clip")) {
      double clip = call.number("clip").orElseThrow();
      trainer.clip(clip);
      java.add(".clip(" + clip + ")");
    }
  }

  private static double usualRate(String optimizer) {
    return switch (optimizer) {
      case "adam", "adamw" -> 0.002;
      case "sgd" -> 0.1;
      default -> 0.01;
    };
  }

  private void data() {
    trainer.epochs(call.count("epochs"));
    java.add(".epochs(" + call.count("epochs") + ")");
    if (call.has("batch")) {
      trainer.batch(call.count("batch"));
      java.add(".batch(" + call.count("batch") + ")");
    }
    if (call.has("truncate")) {
      truncate(call.count("truncate"));
    }
    if (call.has("validate")) {
      Word word = new Word(call.text("validate"), Word.Quotes.UNKNOWN);
      Source<? extends Dataset> validation = context.scope().data(word, model);
      trainer.validate(validation.value());
      java.add(".validate(" + validation.java() + ")");
    }
    if (call.has("patience")) {
      patience(call.count("patience"));
    }
    long seed = call.whole("seed").orElseThrow();
    trainer.seed(seed);
    java.add(".seed(" + seed + ")");
  }

  private void truncate(int steps) {
    if (steps == 0) {
      trainer.full();
    } else {
      trainer.truncate(steps);
    }
    java.add(steps == 0 ? ".full()" : ".truncate(" + steps + ")");
  }

  private void patience(int epochs) {
    trainer.patience(epochs);
    java.add(".patience(" + epochs + ")");
  }

  /** Goes on from the checkpoint that is there, and keeps the next ones in its place. */
  private void file() {
    if (!call.has("checkpoint")) {
      return;
    }
    String file = call.text("checkpoint");
    if (file.isEmpty()) {
      throw call.error("checkpoint is empty but must be the name of a file");
    }
    Path path = SaveMagic.path(call, file);
    String java = "(Path.of(" + JavaSource.literal(file) + "))";
    if (Files.exists(path)) {
      trainer.resume(checkpoint(path));
      this.java.add(".resume(CheckpointFile.read" + java + ")");
    }
    trainer.checkpoints(UPDATES_BETWEEN_CHECKPOINTS, CheckpointFile.keeper(path));
    this.java.add(
        ".checkpoints(" + UPDATES_BETWEEN_CHECKPOINTS + ", CheckpointFile.keeper" + java + ")");
  }

  private Checkpoint checkpoint(Path path) {
    try {
      Checkpoint checkpoint = CheckpointFile.read(path);
      context
          .session()
          .out()
          .println("Going on from " + path + ", after " + checkpoint.updates() + " updates.");
      return checkpoint;
    } catch (IOException e) {
      throw call.error("%s", e.getMessage());
    }
  }
}
