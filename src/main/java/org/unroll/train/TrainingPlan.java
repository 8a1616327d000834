package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.Map;
import java.util.TreeMap;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.network.Model;
import org.unroll.param.Seed;

/**
 * All that a training run was told. {@code validation} and {@code resume} may be null.
 *
 * @param patience epochs without a lower validation loss before it stops; 0, it does not
 * @param every a checkpoint after so many updates; 0, only at the end
 */
record TrainingPlan(
    Model model,
    Dataset data,
    UpdateRule rule,
    int batch,
    Truncation truncation,
    int epochs,
    int patience,
    Seed seed,
    int threads,
    Dataset validation,
    Progress.Listener listener,
    Checkpoint.Keeper keeper,
    int every,
    Checkpoint resume) {

  /**
   * Checks all data and counts the updates of an epoch.
   *
   * @throws IllegalArgumentException with the first thing that does not fit
   */
  int check() {
    int updates = 0;
    for (Batch one : data.batches(batch)) {
      model.check(one);
      checkWindows(one);
      updates += windows(one);
    }
    require(updates > 0, "The data has no batches. Give it at least one sequence.");
    if (validation != null) {
      Evaluation.check(model, validation);
    }
    require(
        patience == 0 || validation != null,
        "patience=%d needs data whose loss it can watch. Give validate=DATA.",
        patience);
    return updates;
  }

  private void checkWindows(Batch one) {
    boolean whole = truncation.windows(one.packing().steps()) <= 1;
    require(
        whole || one.everyStep(),
        "Truncation needs a target at every step, but these sequences have one each."
            + " Leave truncate out, or make it at least %d.",
        one.packing().steps());
    require(
        whole || model.runsInWindows(),
        "Truncation carries a state from window to window, but this network reads sequences as wholes."
            + " Leave truncate out, or make it at least %d.",
        one.packing().steps());
  }

  private int windows(Batch one) {
    return one.everyStep() ? truncation.windows(one.packing().steps()) : 1;
  }

  /**
   * What must be the same when a stopped run goes on: not the epochs, the threads and who listens.
   */
  Map<String, String> settings(int updatesInEpoch) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("update", rule.describe());
    settings.put("batch", String.valueOf(batch));
    settings.put("truncate", truncation.describe());
    settings.put("seed", String.valueOf(seed.value()));
    settings.put("patience", String.valueOf(patience));
    settings.put("precision", model.precision().toString());
    settings.put("updates in an epoch", String.valueOf(updatesInEpoch));
    return settings;
  }
}
