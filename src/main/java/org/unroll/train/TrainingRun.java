package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.unroll.compute.Helpers;
import org.unroll.compute.Sharing;
import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.network.Model;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

/** One training run: epochs of batches of windows, an update each. */
final class TrainingRun {

  /** Weights from which it takes one thread longer to update them than to call others. */
  private static final int MANY_WEIGHTS = 1 << 15;

  private final TrainingPlan plan;
  private final Model model;
  private final int updatesInEpoch;
  private final Updates updates;
  private final List<Runnable> renewals;
  private final boolean hasManyWeights;
  private final EarlyStopping stopping;
  private final List<Shard> shards = new ArrayList<>();
  private final long start = System.nanoTime();
  private History history = new History();
  private Position position = Position.START;
  private List<List<Matrix>> keptStates = List.of();
  private int shardsCarrying;
  private int resumedUpdates;
  private long resumedRows;
  private long rows;

  private TrainingRun(TrainingPlan plan, int updatesInEpoch) {
    this.plan = plan;
    this.updatesInEpoch = updatesInEpoch;
    model = plan.model();
    updates = plan.rule().optimizer().start(model.parameters());
    renewals = model.parameters().weights().stream().flatMap(w -> w.renewals().stream()).toList();
    hasManyWeights = model.parameters().count() >= MANY_WEIGHTS;
    stopping = new EarlyStopping(plan.patience(), model.parameters());
  }

  /**
   * Runs {@code plan} to its end, or until the thread is interrupted.
   *
   * @throws IllegalArgumentException if something does not fit
   * @throws ArithmeticException if loss, gradient or weights are no numbers any more
   */
  static History of(TrainingPlan plan) {
    TrainingRun run = new TrainingRun(plan, plan.check());
    List<Matrix> before = plan.model().parameters().copies();
    try {
      run.resume();
      return run.run();
    } catch (RuntimeException | Error e) {
      plan.model().parameters().restore(before);
      throw e;
    }
  }

  private void resume() {
    Checkpoint from = plan.resume();
    if (from == null) {
      return;
    }
    Resume.check(from, plan.settings(updatesInEpoch), model.parameters(), updates);
    Resume.restore(from, model.parameters(), updates);
    stopping.setBest(from.best());
    history = from.history().copy();
    position = from.position();
    keptStates = from.states();
    rows = from.rows();
    resumedUpdates = history.updates().size();
    resumedRows = rows;
  }

  private History run() {
    plan.keeper().keep(checkpoint()); // so that a place that cannot be written to shows at once
    try (Helpers helpers = new Helpers(plan.threads() - 1)) {
      while (position.epoch() <= plan.epochs() && !stopping.isTime(history)) {
        if (!unlessInterrupted(() -> epoch(helpers))) {
          history.interrupt();
          plan.keeper().keep(checkpoint());
          return history;
        }
      }
    }
    plan.keeper().keep(checkpoint());
    stopping.restoreBest();
    return history;
  }

  /** False too if a window was abandoned: nothing has changed since the update before it. */
  private static boolean unlessInterrupted(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (CancellationException abandoned) {
      Thread.interrupted();
      return false;
    }
  }

  /** Goes on to the end of the epoch; false if the thread was interrupted before. */
  private boolean epoch(Helpers helpers) {
    Seed order = plan.seed().of("shuffle").of(position.epoch());
    int index = 0;
    for (Batch batch : plan.data().batches(plan.batch(), order)) {
      if (index++ < position.batch()) {
        continue;
      }
      boolean finished = batch(batch.to(model.precision()), helpers);
      if (!finished) {
        return false;
      }
    }
    endEpoch();
    return !Thread.interrupted();
  }

  private void endEpoch() {
    Numbers.requireFinite(model.parameters(), history, position);
    history.endEpoch(position.epoch(), validationLoss());
    stopping.epochEnded(history);
    position = position.nextEpoch();
  }

  private OptionalDouble validationLoss() {
    return plan.validation() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Evaluation.of(model, plan.validation()).loss());
  }

  /** Goes on to the end of the batch; false if the thread was interrupted before. */
  private boolean batch(Batch batch, Helpers helpers) {
    List<Shard> used = begin(batch);
    int steps = batch.packing().steps();
    int from = position.step();
    while (from < steps) {
      Window window =
          batch.everyStep()
              ? plan.truncation().window(from, steps)
              : new Window(0, 0, steps, steps);
      update(window, batch, used, helpers);
      from = window.to();
      position = from < steps ? position.atStep(from) : position.nextBatch();
      shardsCarrying = from < steps ? used.size() : 0;
      if (plan.every() > 0 && updates.count() % plan.every() == 0) {
        plan.keeper().keep(checkpoint());
      }
      if (Thread.interrupted()) {
        return false;
      }
    }
    return true;
  }

  private List<Shard> begin(Batch batch) {
    List<Batch> hands = batch.deal(shardsOf(batch.packing().sequences()));
    require(
        keptStates.isEmpty() || keptStates.size() == hands.size(),
        "The checkpoint holds the states of %d shards but this batch has %d. Was it of other data?",
        keptStates.size(),
        hands.size());
    while (shards.size() < hands.size()) {
      shards.add(new Shard(shards.size(), model));
    }
    for (int k = 0; k < hands.size(); k++) {
      shards.get(k).begin(hands.get(k));
      if (!keptStates.isEmpty()) {
        shards.get(k).setState(keptStates.get(k));
      }
    }
    keptStates = List.of();
    return shards.subList(0, hands.size());
  }

  /**
   * By the number of sequences alone, so that the sums of gradients do not depend on the threads.
   */
  static int shardsOf(int sequences) {
    return sequences < 8 ? 1 : Math.max(2, sequences / 32);
  }

  private void update(Window window, Batch batch, List<Shard> used, Helpers helpers) {
    Targets targets = targetsOf(batch, window);
    double weight = model.loss().weight(targets);
    Seed masks = plan.seed().of("dropout").of(updates.count());
    helpers.share(used.size(), k -> used.get(k).window(window, 1 / weight, masks));
    used.forEach(shard -> shard.carry(window));
    Sharing sharing = hasManyWeights ? helpers : Sharing.ALONE;
    Gradients gradients = used.get(0).gradients().by(sharing);
    double sum = used.get(0).loss();
    for (Shard shard : used.subList(1, used.size())) {
      gradients.add(shard.gradients());
      sum += shard.loss();
    }
    double loss = sum / weight;
    double norm = gradients.norm();
    double rate = rate();
    Numbers.requireFinite(loss, norm, rate, history, position);
    plan.rule().prepare(gradients, norm, model.parameters());
    updates.apply(gradients, rate);
    sharing.share(renewals.size(), k -> renewals.get(k).run());
    rows += targets.rows();
    history.add(
        new History.Update(history.updates().size() + 1, position.epoch(), loss, rate, norm));
    plan.listener().at(progress(loss, norm));
  }

  private double rate() {
    Schedule.Point point =
        new Schedule.Point(
            history.updates().size(), updatesInAll(), position.epoch(), history.epochs());
    return plan.rule().optimizer().rate() * plan.rule().schedule().factor(point);
  }

  private static Targets targetsOf(Batch batch, Window window) {
    Packing packing = batch.targetPacking();
    return batch.everyStep()
        ? batch.targets().rows(packing.offset(window.from()), packing.offset(window.to()))
        : batch.targets();
  }

  private int updatesInAll() {
    return updatesInEpoch * plan.epochs();
  }

  private Progress progress(double loss, double norm) {
    return new Progress(
        history.updates().size(),
        updatesInAll(),
        position.epoch(),
        plan.epochs(),
        loss,
        norm,
        rows - resumedRows,
        (System.nanoTime() - start) * 1e-9,
        history.updates().size() - resumedUpdates,
        history);
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        plan.settings(updatesInEpoch),
        position,
        updates.count(),
        rows,
        Resume.weights(model.parameters()),
        updates.memory().stream().map(Matrix::copy).toList(),
        states(),
        stopping.best(),
        history.copy());
  }

  private List<List<Matrix>> states() {
    return keptStates.isEmpty()
        ? shards.subList(0, shardsCarrying).stream().map(Shard::state).toList()
        : keptStates;
  }
}
