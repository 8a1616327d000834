package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;

/** The updates of a training run by one optimizer, and what they remember. */
public interface Updates {

  /** Changes the weights by their gradients, with this learning rate. */
  void apply(Gradients gradients, double rate);

  /**
   * What is remembered, in a fixed order; setting these and {@link #count(long)} goes on from
   * there.
   */
  List<Matrix> memory();

  /** How many updates there were. */
  long count();

  /** Sets how many updates there were. */
  void count(long updates);
}
