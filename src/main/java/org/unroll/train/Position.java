package org.unroll.train;

import static org.unroll.matrix.Checks.require;

/**
 * Where a training run goes on: in that epoch, from 1 on, with that batch, from 0 on, at the window
 * that begins at that step.
 */
public record Position(int epoch, int batch, int step) {
  /** Checks that none is before the begin. */
  public Position {
    require(
        epoch >= 1 && batch >= 0 && step >= 0,
        "Position: epoch %d, batch %d, step %d is before the begin.",
        epoch,
        batch,
        step);
  }

  static final Position START = new Position(1, 0, 0);

  Position atStep(int next) {
    return new Position(epoch, batch, next);
  }

  Position nextBatch() {
    return new Position(epoch, batch + 1, 0);
  }

  Position nextEpoch() {
    return new Position(epoch + 1, 0, 0);
  }
}
