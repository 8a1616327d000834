package org.unroll.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.matrix.Packing;
import org.unroll.network.Network;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** One training run: epochs of batches of windows, an update each. */
final class TrainingRun {
  private final TrainingPlan plan;
  private final Network network;
  private final Dataset data;
  private final int updatesInAll;
  private final Updates updates;
  private final History history = new History();
  private final List<Shard> shards = new ArrayList<>();
  private final long start = System.nanoTime();
  private long rows;

  private TrainingRun(TrainingPlan plan, Dataset data, int updatesInAll) {
    this.plan = plan;
    this.network = plan.network();
    this.data = data;
    this.updatesInAll = updatesInAll;
    updates = plan.optimizer().start(network.parameters());
  }

  /** A run whose plan and data were found to fit the network. */
  static TrainingRun of(TrainingPlan plan, Dataset data) {
    int inEpoch = Fit.check(plan.network(), data, plan.batch(), plan.truncation());
    if (plan.validation() != null) {
      Evaluation.check(plan.network(), plan.validation());
    }
    return new TrainingRun(plan, data, inEpoch * plan.epochs());
  }

  History run() {
    Seed order = plan.seed().of("shuffle");
    try (Workers workers = new Workers(plan.threads())) {
      for (int epoch = 1; epoch <= plan.epochs() && !history.interrupted(); epoch++) {
        int before = history.updates().size();
        for (Batch batch : data.batches(plan.batch(), order.of(epoch))) {
          train(batch.to(network.precision()), epoch, workers);
          if (history.interrupted()) {
            return history;
          }
        }
        history.add(
            new History.Epoch(
                epoch, history.recentLoss(history.updates().size() - before), validationLoss()));
      }
    }
    return history;
  }

  private OptionalDouble validationLoss() {
    return plan.validation() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Evaluation.of(network, plan.validation()).loss());
  }

  private void train(Batch batch, int epoch, Workers workers) {
    List<Batch> hands = batch.deal(shardsOf(batch.packing().sequences()));
    while (shards.size() < hands.size()) {
      shards.add(new Shard(shards.size(), network));
    }
    List<Shard> used = shards.subList(0, hands.size());
    for (int k = 0; k < hands.size(); k++) {
      used.get(k).begin(hands.get(k));
    }
    Truncation truncation = plan.truncation();
    int steps = batch.packing().steps();
    int to;
    for (int from = 0; from < steps; from = to) {
      to = batch.everyStep() ? truncation.end(from, steps) : steps;
      update(new Window(truncation.start(from), from, to, truncation.start(to)), batch, used, epoch, workers);
      if (Thread.interrupted()) {
        history.interrupt();
        return;
      }
    }
  }

  /** By the number of sequences alone, so that the sums of gradients do not depend on the threads. */
  static int shardsOf(int sequences) {
    return sequences < 8 ? 1 : Math.max(2, sequences / 32);
  }

  private void update(Window window, Batch batch, List<Shard> used, int epoch, Workers workers) {
    int targetRows = rowsOf(batch, window);
    double scale = 1.0 / targetRows;
    Seed masks = plan.seed().of("dropout").of(updates.count());
    workers.run(
        used.stream().<Runnable>map(shard -> () -> shard.window(window, scale, masks)).toList());
    Gradients gradients = used.get(0).gradients();
    double sum = used.get(0).loss();
    for (Shard shard : used.subList(1, used.size())) {
      gradients.add(shard.gradients());
      sum += shard.loss();
    }
    double loss = sum / targetRows;
    double norm = gradients.norm();
    requireNumbers(loss, norm, epoch);
    if (norm > plan.clip()) {
      gradients.scale(plan.clip() / (norm + 1e-6)); // as PyTorch's clip_grad_norm_
    }
    double rate = plan.optimizer().rate();
    updates.apply(gradients, rate);
    rows += targetRows;
    history.add(new History.Update(history.updates().size() + 1, epoch, loss, rate, norm));
    plan.listener().at(progress(epoch, loss, norm));
  }

  private static int rowsOf(Batch batch, Window window) {
    Packing targets = batch.targetPacking();
    return batch.everyStep()
        ? targets.offset(window.to()) - targets.offset(window.from())
        : targets.rows();
  }

  private Progress progress(int epoch, double loss, double norm) {
    return new Progress(
        history.updates().size(),
        updatesInAll,
        epoch,
        plan.epochs(),
        loss,
        norm,
        rows,
        (System.nanoTime() - start) * 1e-9,
        history);
  }

  private void requireNumbers(double loss, double norm, int epoch) {
    if (Double.isFinite(loss) && Double.isFinite(norm)) {
      return;
    }
    List<History.Update> before = history.updates();
    String last =
        before.isEmpty()
            ? ""
            : String.format(" (last gradient norm %.2g)", before.get(before.size() - 1).gradientNorm());
    throw new ArithmeticException(
        String.format(
            java.util.Locale.ROOT,
            "Trainer: the %s became %s in epoch %d, update %d%s. Try clip=1 or lr below %s.",
            Double.isFinite(loss) ? "gradient" : "loss",
            Double.isFinite(loss) ? norm : loss,
            epoch,
            before.size() + 1,
            last,
            plan.optimizer().rate()));
  }
}
