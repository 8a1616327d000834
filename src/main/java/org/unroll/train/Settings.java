package org.unroll.train;

import static org.unroll.matrix.Checks.require;

/** The checks of what a training run is told. */
final class Settings {
  private Settings() {}

  static void rate(double rate) {
    require(
        rate > 0 && Double.isFinite(rate),
        "The learning rate is %s but must be above 0. Try lr=0.002.",
        rate);
  }

  static void decay(double value) {
    require(
        value >= 0 && Double.isFinite(value),
        "weight_decay is %s but must be 0 or more. Try 0.01.",
        value);
  }

  static void factor(String name, double value) {
    require(
        value > 0 && value < 1, "%s: the factor is %s but must lie between 0 and 1.", name, value);
  }

  static void share(String name, double value) {
    require(value >= 0 && value < 1, "%s is %s but must be at least 0 and below 1.", name, value);
  }

  static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), "%s is %s but must be above 0.", name, value);
  }
}
