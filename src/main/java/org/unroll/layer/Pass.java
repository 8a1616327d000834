package org.unroll.layer;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;

/**
 * One layer's part of a run: what forward computed and backward needs. It may be used again for any
 * batch of the same packing; nothing is allocated between the first step and the last.
 */
public interface Pass {

  /** The layer. */
  Layer layer();

  /**
   * y = layer(x): x [N x D], y [N x H], which stays valid until the next forward.
   *
   * @param noise what the masks of dropout are drawn from
   */
  Matrix forward(Rows x, Noise noise);

  /** y = layer(x) without masks, as for predicting. */
  default Matrix forward(Rows x) {
    return forward(x, Noise.NONE);
  }

  /** y of the last forward. */
  Matrix output();

  /**
   * Adds the gradients of the layer's weights, given dy, the derivative of the loss with respect to
   * y. Belongs to the last forward.
   */
  void backward(Matrix dy, Gradients into);

  /** dx [N x D], after {@link #backward}. */
  Matrix inputGradient();

  /** The recurrent runs inside, in order: none, one, or one for each direction. */
  default List<Unrolled<?>> unrolled() {
    return List.of();
  }
}
