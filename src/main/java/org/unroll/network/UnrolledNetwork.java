package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.layer.Layer;
import org.unroll.layer.Noise;
import org.unroll.layer.Pass;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;

/**
 * A network unfolded over the steps of a packed batch: what every layer computed at every step. It
 * may be used again for any batch of the same packing.
 */
public final class UnrolledNetwork implements ModelRun {
  private final Network network;
  private final Packing packing;
  private final Packing outputPacking;
  private final List<Pass> passes = new ArrayList<>();
  private final List<Unrolled<?>> unrolled;
  private final Matrix dy;
  private Rows x;

  UnrolledNetwork(Network network, Packing packing, Keep keep) {
    this.network = network;
    this.packing = packing;
    Packing at = packing;
    for (Layer layer : network.layers()) {
      passes.add(layer.pass(at, keep));
      at = layer.outputPacking(at);
    }
    outputPacking = at;
    unrolled = passes.stream().<Unrolled<?>>flatMap(pass -> pass.unrolled().stream()).toList();
    dy = Matrix.zeros(network.precision(), at.rows(), network.outputSize());
  }

  /** The network. */
  public Network network() {
    return network;
  }

  /** How the inputs are packed. */
  public Packing packing() {
    return packing;
  }

  /** How the outputs are packed. */
  public Packing outputPacking() {
    return outputPacking;
  }

  /** Each layer's part of the run. */
  public List<Pass> passes() {
    return passes;
  }

  /** The recurrent runs of all layers, first to last. */
  public List<Unrolled<?>> unrolled() {
    return unrolled;
  }

  /** The inputs of the last forward. */
  public Rows inputs() {
    return x;
  }

  @Override
  public boolean fits(Batch batch) {
    return packing.equals(batch.packing());
  }

  @Override
  public Matrix forward(Batch batch, Noise noise) {
    return forward(batch.x(), noise);
  }

  /** Runs all layers over x [N x D]; returns the outputs, before the softmax of a softmax head. */
  public Matrix forward(Rows x) {
    return forward(x, Noise.NONE);
  }

  /** As {@link #forward(Rows)} while training, when dropout draws its masks from {@code noise}. */
  public Matrix forward(Rows x, Noise noise) {
    require(
        x.rows() == packing.rows() && x.columns() == network.inputSize(),
        "The input has %d rows of %d numbers but %d rows of %d were expected.",
        x.rows(),
        x.columns(),
        packing.rows(),
        network.inputSize());
    this.x = x;
    Rows rows = x;
    for (Pass pass : passes) {
      rows = pass.forward(rows, noise);
    }
    return outputs();
  }

  /** The outputs of the last forward, before the softmax of a softmax head. */
  public Matrix outputs() {
    return passes.get(passes.size() - 1).output();
  }

  @Override
  public Matrix predictions() {
    Matrix y = outputs();
    Matrix predictions = Matrix.zeros(y.precision(), y.rows(), y.columns());
    network.loss().predict(y, predictions);
    return predictions;
  }

  /**
   * The sum of the losses of all rows; sets the derivative of {@code scale} times that sum for
   * {@link #backward}.
   */
  public double loss(Targets targets, double scale) {
    return loss(targets, 0, scale);
  }

  @Override
  public double loss(Targets targets, int from, double scale) {
    Matrix y = outputs();
    dy.rows(0, from).fill(0);
    return network
        .loss()
        .backward(
            y.rows(from, y.rows()),
            targets.rows(from, targets.rows()),
            scale,
            dy.rows(from, y.rows()));
  }

  @Override
  public void backward(Gradients into) {
    backward(dy, into);
  }

  /** BPTT through all layers for dy, the derivative of a loss with respect to the outputs. */
  public void backward(Matrix dy, Gradients into) {
    Matrix d = dy;
    for (int k = passes.size() - 1; k >= 0; k--) {
      passes.get(k).backward(d, into);
      if (k > 0) {
        d = passes.get(k).inputGradient();
      }
    }
  }

  /** The derivative of the last {@link #loss} with respect to the outputs. */
  public Matrix outputGradient() {
    return dy;
  }

  @Override
  public void start(NetworkState state) {
    state.copyInto(unrolled);
  }

  /** Copies the state at each sequence's own last step into {@code state}. */
  public void finish(NetworkState state) {
    stateAfter(packing.steps(), state);
  }

  @Override
  public void stateAfter(int steps, NetworkState state) {
    state.copyFrom(unrolled, steps);
  }

  @Override
  public String toString() {
    return "Unrolled over " + packing.steps() + " steps, " + packing.sequences() + " sequences";
  }
}
