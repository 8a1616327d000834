package org.unroll.train;

import java.util.List;
import java.util.Locale;
import org.unroll.param.Parameters;

/** The check that a run has not diverged. */
final class Numbers {
  private Numbers() {}

  /**
   * @throws ArithmeticException if the loss or the gradient's norm is no number any more
   */
  static void requireFinite(
      double loss, double norm, double rate, History history, Position position) {
    String where = "in epoch " + position.epoch() + ", batch " + (position.batch() + 1);
    if (!Double.isFinite(loss)) {
      throw diverged("loss became " + loss, where, rate, history);
    }
    if (!Double.isFinite(norm)) {
      throw diverged("gradient's norm became " + norm, where, rate, history);
    }
  }

  /**
   * @throws ArithmeticException if a weight is no number any more
   */
  static void requireFinite(Parameters parameters, History history, Position position) {
    for (String name : parameters.weightNames()) {
      if (!parameters.get(name).isFinite()) {
        List<History.Update> done = history.updates();
        double rate = done.get(done.size() - 1).rate();
        String what = "weight " + name + " became infinite or NaN";
        throw diverged(what, "in epoch " + position.epoch(), rate, history);
      }
    }
  }

  private static ArithmeticException diverged(
      String what, String where, double rate, History history) {
    List<History.Update> done = history.updates();
    String last =
        done.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                " (last gradient norm %.2g)",
                done.get(done.size() - 1).gradientNorm());
    return new ArithmeticException(
        String.format(
            Locale.ROOT,
            "Trainer: the %s %s%s. Try clip=1 or lr below %s."
                + " The weights are as before the run.",
            what,
            where,
            last,
            rate));
  }
}
