package org.unroll.layer;

import java.util.List;
import org.unroll.cell.Keep;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;

/**
 * Both directions of a run over one packed batch, the second over each sequence reversed within its
 * own length.
 */
final class BidirectionalPass implements Pass {
  private final Bidirectional layer;
  private final Unrolled<?> forward;
  private final Unrolled<?> backward;
  private final int[] reversed;
  private final OneHot reversal;
  private final Matrix y;
  private final Matrix dyForward;
  private final Matrix dyBackward;
  private final Matrix dx;

  BidirectionalPass(Bidirectional layer, Packing packing, Keep keep) {
    this.layer = layer;
    forward = layer.forward().pass(packing, keep);
    backward = layer.backward().pass(packing, keep);
    reversed = reversed(packing);
    reversal = OneHot.of(reversed, packing.rows());
    Precision precision = layer.forward().cell().precision();
    int rows = packing.rows();
    int H = layer.forward().outputSize();
    y = Matrix.zeros(precision, rows, layer.outputSize());
    dyForward = Matrix.zeros(precision, rows, H);
    dyBackward = Matrix.zeros(precision, rows, H);
    dx = Matrix.zeros(precision, rows, layer.inputSize());
  }

  /** For each row, the one that takes its place when every sequence is reversed. */
  private static int[] reversed(Packing packing) {
    int[] rows = new int[packing.rows()];
    for (int b = 0; b < packing.sequences(); b++) {
      int length = packing.length(b);
      for (int t = 0; t < length; t++) {
        rows[packing.row(b, t)] = packing.row(b, length - 1 - t);
      }
    }
    return rows;
  }

  /** y = y + x with every sequence reversed. */
  private void addReversed(Matrix x, Matrix y) {
    reversal.addRowsOf(x, y);
  }

  @Override
  public Layer layer() {
    return layer;
  }

  /** The columns of y, or of dy, that belong to the direction from first to last. */
  private Matrix forwardPart(Matrix all) {
    return all.columns(0, dyForward.columns());
  }

  /** The columns of y, or of dy, that belong to the direction from last to first. */
  private Matrix backwardPart(Matrix all) {
    return all.columns(all.columns() - dyBackward.columns(), all.columns());
  }

  @Override
  public Matrix forward(Rows x, Noise noise) {
    Matrix h = forward.forward(x, noise);
    Matrix hReversed = backward.forward(x.pick(reversed), noise);
    y.fill(0);
    forwardPart(y).set(h);
    addReversed(hReversed, backwardPart(y));
    return y;
  }

  @Override
  public Matrix output() {
    return y;
  }

  @Override
  public void backward(Matrix dy, Gradients into) {
    forward.backward(dyForward.set(forwardPart(dy)), into);
    addReversed(backwardPart(dy), dyBackward.fill(0));
    backward.backward(dyBackward, into);
  }

  @Override
  public Matrix inputGradient() {
    dx.set(forward.inputGradient());
    addReversed(backward.inputGradient(), dx);
    return dx;
  }

  @Override
  public List<Unrolled<?>> unrolled() {
    return List.of(forward, backward);
  }
}
