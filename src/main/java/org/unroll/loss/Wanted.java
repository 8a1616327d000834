package org.unroll.loss;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;

/** The kinds of targets that losses want. */
final class Wanted {
  private Wanted() {}

  static Targets.Classes classes(String loss, Targets targets) {
    require(
        targets instanceof Targets.Classes,
        "The loss %s needs a class for each row, but the targets are numbers."
            + " Give the head activation=identity, or classes as targets.",
        loss);
    return (Targets.Classes) targets;
  }

  static Matrix numbers(String loss, Targets targets, int columns) {
    require(
        targets instanceof Targets.Values,
        "The loss %s needs %d numbers for each row, but the targets are classes."
            + " Give the head activation=softmax, or numbers as targets.",
        loss,
        columns);
    Matrix numbers = ((Targets.Values) targets).values();
    require(
        numbers.columns() == columns,
        "The loss %s compares %d outputs a row with %d targets. Give the head size %d.",
        loss,
        columns,
        numbers.columns(),
        numbers.columns());
    return numbers;
  }

  /** The same, and none of them NaN or infinite. */
  static Matrix finite(String loss, Targets targets, int columns) {
    Matrix numbers = numbers(loss, targets, columns);
    require(
        numbers.isFinite(),
        "The targets hold NaN or infinite numbers. Replace or leave out these rows before training.");
    return numbers;
  }
}
