package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

/**
 * How a recurrent layer's state begins, and what happens to it between two steps.
 *
 * @param initial from which state a sequence starts
 * @param dropout p, the probability with which a unit of h_{t-1} is hidden from a whole training
 *     sequence, at least 0 and below 1; the others are divided by 1 - p. Source: Gal and
 *     Ghahramani, A theoretically grounded application of dropout in recurrent neural networks,
 *     2016.
 */
public record Recurrence(InitialState initial, double dropout) {
  /** From zeros, and nothing between. */
  public static final Recurrence PLAIN = new Recurrence(InitialState.ZERO, 0);

  /** Checks the probability. */
  public Recurrence {
    require(
        dropout >= 0 && dropout < 1,
        "recurrent dropout: the rate is %s but must be at least 0 and below 1. Try 0.2.",
        dropout);
  }

  /** The same, but starting from trained weights. */
  public Recurrence learned() {
    return new Recurrence(InitialState.LEARNED, dropout);
  }

  /** The same with that dropout. */
  public Recurrence dropping(double rate) {
    return new Recurrence(initial, rate);
  }

  /** As options of a layer line, each with a space before it. */
  String describe() {
    String learns = initial == InitialState.LEARNED ? " initial=learned" : "";
    return learns + (dropout > 0 ? " recurrentDropout=" + dropout : "");
  }
}
