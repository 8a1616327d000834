package org.unroll.train;

import org.unroll.param.Parameters;

/**
 * A rule by which gradients change weights. Its settings only: what it remembers between updates is
 * an {@link Updates}.
 */
public interface Optimizer {

  /** What it is called: sgd, adam, ... */
  String name();

  /** The learning rate. */
  double rate();

  /** A fresh memory for these weights. */
  Updates start(Parameters parameters);
}
