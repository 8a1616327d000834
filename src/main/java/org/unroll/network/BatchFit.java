package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Batch;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;

/** Whether a batch can be run through a network. */
final class BatchFit {
  private BatchFit() {}

  static void check(Network network, Batch batch) {
    checkInput(network, batch.x());
    require(
        network.outputPacking(batch.packing()).equals(batch.targetPacking()),
        batch.everyStep()
            ? "The data has a target for every step, but this network's head reads the last step only."
                + " Leave out the line last, or give one target a sequence."
            : "The data has one target a sequence, but this network answers at every step."
                + " Add the line last before its head.");
    require(
        batch.targets().rows() == batch.targetPacking().rows(),
        "The data has %d targets for %d rows of outputs.",
        batch.targets().rows(),
        batch.targetPacking().rows());
    network.loss().check(batch.targets(), network.outputSize());
  }

  static void checkInput(Network network, Rows x) {
    require(x.rows() > 0, "All sequences of a batch are empty. Leave out those without steps.");
    require(
        x.columns() == network.inputSize(),
        "The data has %d numbers a step but this network reads %d.%s",
        x.columns(),
        network.inputSize(),
        network.vocabulary().isPresent()
            ? " The vocabularies differ: build both with the same."
            : "");
    require(
        !(x instanceof Matrix m) || m.isFinite(),
        "The data holds NaN or infinite numbers. Replace or leave out these rows before training.");
  }
}
