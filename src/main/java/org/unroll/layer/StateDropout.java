package org.unroll.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.unroll.cell.State;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;

/**
 * The states that the steps of a run see when units of h_{t-1} are dropped: m * h_{t-1} with one
 * mask m [B x H] for all steps. Other parts of the state, such as c_{t-1}, pass unchanged.
 *
 * @param <S> the type of the state
 */
final class StateDropout<S extends State<S>> {
  private final double rate;
  private final Packing packing;
  private final Matrix m;
  private final Matrix seen;
  private final List<Part> parts = new ArrayList<>();

  /** h_{t-1}, the mask's rows for it, and their product, at one step. */
  private record Part(Matrix h, Matrix m, Matrix seen) {}

  /** Of probability {@code rate}, if it is not 0. */
  static <S extends State<S>> Optional<StateDropout<S>> of(
      double rate, S initial, Packing packing) {
    return rate == 0 ? Optional.empty() : Optional.of(new StateDropout<>(rate, initial, packing));
  }

  private StateDropout(double rate, S initial, Packing packing) {
    this.rate = rate;
    this.packing = packing;
    int H = initial.h().columns();
    m = Matrix.zeros(initial.h().precision(), packing.sequences(), H);
    seen = Matrix.zeros(initial.h().precision(), packing.rows(), H);
  }

  /** m * h_{t-1} of all steps [N x H]. */
  Matrix seen() {
    return seen;
  }

  /** The state that the next step sees, given s_{t-1}; steps are added in their order. */
  S add(S previous) {
    Matrix h = previous.h();
    int from = packing.offset(parts.size());
    parts.add(new Part(h, m.rows(0, h.rows()), seen.rows(from, from + h.rows())));
    return seenAt(parts.size() - 1, previous);
  }

  /** {@code previous} with m * h_{t-1} in the place of h_{t-1}. */
  S seenAt(int t, S previous) {
    Matrix h = previous.h();
    return previous.map(part -> part == h ? parts.get(t).seen() : part);
  }

  /** A new mask, m = 0 with probability p, else 1 / (1 - p); without random numbers m = 1. */
  void draw(Optional<SplittableRandom> random) {
    random.ifPresentOrElse(numbers -> Dropout.drawMask(m, rate, numbers), () -> m.fill(1));
  }

  /** Before step t: m * h_{t-1}. */
  void forward(int t) {
    Part p = parts.get(t);
    p.seen().setProduct(p.h(), p.m());
  }

  /** After step t went backward: dh_{t-1} = m * (derivative with respect to m * h_{t-1}). */
  void backward(int t, S dPrevious) {
    dPrevious.h().setProduct(dPrevious.h(), parts.get(t).m());
  }
}
