package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import org.unroll.data.Batch;
import org.unroll.layer.Unrolled;
import org.unroll.network.Network;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/**
 * Backpropagation through time done once, without an update, and what there is to see in it.
 *
 * @param run the network unfolded over the batch, after backward
 * @param loss the mean loss over all targets
 * @param gradients its derivative by all weights
 */
public record Bptt(UnrolledNetwork run, double loss, Gradients gradients) implements BackwardPass {

  /**
   * Forward and backward over a batch, from the zero state.
   *
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public static Bptt of(Network network, Batch batch) {
    require(
        network.outputPacking(batch.packing()).equals(batch.targetPacking()),
        "The network answers %d times in this batch but there are %d targets.",
        network.outputPacking(batch.packing()).rows(),
        batch.targetPacking().rows());
    network.loss().check(batch.targets(), network.outputSize());
    Batch own = batch.to(network.precision());
    UnrolledNetwork run = network.unroll(own.packing());
    run.forward(own.x());
    double scale = 1.0 / own.targets().rows();
    double loss = scale * run.loss(own.targets(), scale);
    Gradients gradients = network.gradients();
    run.backward(gradients);
    return new Bptt(run, loss, gradients);
  }

  /** The {@code layer}-th recurrent run, counted from 0; a bidirectional layer has two. */
  public Unrolled<?> layer(int layer) {
    require(
        layer >= 0 && layer < run.unrolled().size(),
        "There is no recurrent layer %d. There are %d, counted from 0.",
        layer,
        run.unrolled().size());
    return run.unrolled().get(layer);
  }

  @Override
  public GradientFlow flow(int layer) {
    return GradientFlow.of(layer(layer));
  }

  @Override
  public Contributions contributions(int layer) {
    return Contributions.of(layer(layer));
  }

  @Override
  public LossToState lossToState(int layer) {
    return LossToState.of(run, layer(layer));
  }

  /** dL/dx_t. */
  public Saliency saliency() {
    return Saliency.of(run);
  }
}
