package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;

/** Whether data can be run through a network: checked before anything is changed. */
final class Fit {
  private Fit() {}

  /**
   * Checks all batches and counts the updates of an epoch.
   *
   * @throws IllegalArgumentException with the first thing that does not fit
   */
  static int check(Network network, Dataset data, int batchSize, Truncation truncation) {
    int updates = 0;
    for (Batch batch : data.batches(batchSize)) {
      check(network, batch, truncation);
      updates += batch.everyStep() ? truncation.windows(batch.packing().steps()) : 1;
    }
    return updates;
  }

  private static void check(Network network, Batch batch, Truncation truncation) {
    require(
        batch.x().columns() == network.inputSize(),
        "The data has %d numbers a step but this network reads %d.%s",
        batch.x().columns(),
        network.inputSize(),
        network.vocabulary().isPresent() ? " The vocabularies differ: build both with the same." : "");
    require(
        !(batch.x() instanceof Matrix m) || m.isFinite(),
        "The data holds NaN or infinite numbers. Replace or leave out these rows before training.");
    require(
        network.outputPacking(batch.packing()).equals(batch.targetPacking()),
        batch.everyStep()
            ? "The data has a target for every step, but this network's head reads the last step only."
                + " Leave out the line last, or give one target a sequence."
            : "The data has one target a sequence, but this network answers at every step."
                + " Add the line last before its head.");
    require(
        batch.everyStep() || truncation.windows(batch.packing().steps()) <= 1,
        "Truncation needs a target at every step, but these sequences have one each."
            + " Leave truncate out, or make it at least %d.",
        batch.packing().steps());
    network.loss().check(batch.targets(), network.outputSize());
  }
}
