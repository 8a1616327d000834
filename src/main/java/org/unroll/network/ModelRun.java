package org.unroll.network;

import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.layer.Noise;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;

/**
 * A model run forward and backward over a batch; it may be used again for every batch that {@link
 * #fits}.
 */
public interface ModelRun {

  /** Whether {@code batch} is packed as this run is. */
  boolean fits(Batch batch);

  /** Starts the next forward from {@code state} instead of zeros. */
  void start(NetworkState state);

  /**
   * Runs the batch; returns the outputs, before the softmax of a softmax head.
   *
   * @param noise what the masks of dropout are drawn from
   */
  Matrix forward(Batch batch, Noise noise);

  /**
   * What the outputs of the last forward say, such as the probabilities of the classes, in a new
   * matrix.
   */
  Matrix predictions();

  /**
   * The sum of the losses of all rows from {@code from} on: the others have no loss. Sets the
   * derivative of {@code scale} times that sum for {@link #backward}.
   */
  double loss(Targets targets, int from, double scale);

  /** BPTT for the loss of the last {@link #loss}: adds the gradients of all weights. */
  void backward(Gradients into);

  /**
   * Copies the state after {@code steps} steps, or at a sequence's end if that comes first, into
   * {@code state}.
   */
  void stateAfter(int steps, NetworkState state);
}
