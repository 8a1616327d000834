package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import org.unroll.matrix.Matrix;

/**
 * Time series cut into sequences with what comes after them: x [T x D], y [T x K], a row for each
 * time.
 */
public final class Windows {
  private Windows() {}

  /**
   * For every time t a sequence of the {@code window} rows of x up to t, whose one target is y at t
   * + {@code horizon}, in order of time.
   *
   * @throws IllegalArgumentException if x and y have different rows, or too few for one window
   */
  public static Examples of(Matrix x, Matrix y, int window, int horizon) {
    check(x, y, window, horizon);
    List<Example> list = new ArrayList<>();
    for (int from = 0; from + window - 1 + horizon < x.rows(); from++) {
      int target = from + window - 1 + horizon;
      list.add(
          new Example(x.rows(from, from + window), new Targets.Values(y.rows(target, target + 1))));
    }
    return new Examples(list);
  }

  /**
   * The whole series as one sequence, whose target at time t is y at t + {@code horizon}.
   *
   * @throws IllegalArgumentException if x and y have different rows, or no more than {@code
   *     horizon}
   */
  public static Examples whole(Matrix x, Matrix y, int horizon) {
    check(x, y, 1, horizon);
    int steps = x.rows() - horizon;
    return new Examples(
        List.of(new Example(x.rows(0, steps), new Targets.Values(y.rows(horizon, x.rows())))));
  }

  private static void check(Matrix x, Matrix y, int window, int horizon) {
    require(
        x.rows() == y.rows(),
        "Windows: x has %d rows but y has %d. Give both a row for each time.",
        x.rows(),
        y.rows());
    require(window >= 1, "Windows: the window is %d but must be at least 1 step.", window);
    require(horizon >= 1, "Windows: the horizon is %d but must be at least 1 step.", horizon);
    require(
        x.rows() >= window + horizon,
        "Windows: %d rows are too few for a window of %d and a horizon of %d.",
        x.rows(),
        window,
        horizon);
  }
}
