package org.unroll.inspect;

import org.unroll.param.Gradients;

/** What there is to see in one way backwards through time. Recurrent layers count from 0. */
public interface BackwardPass {

  /** The mean loss over all targets. */
  double loss();

  /** Its derivative by all weights. */
  Gradients gradients();

  /** dL/dh_t of a recurrent layer at every step. */
  GradientFlow flow(int layer);

  /** What each step of a recurrent layer gives to the gradients of its weights. */
  Contributions contributions(int layer);

  /** d(loss at s)/d(h_t) of a recurrent layer for all pairs. */
  LossToState lossToState(int layer);
}
