package org.unroll.layer;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * Hands on each sequence's own last step only: [N x H] becomes [B x H]. What a many-to-one
 * network's head reads. The last step of a direction that reads backward is the sequence's first.
 */
public final class LastStep implements Layer {
  private final int size;
  private final int backwardSize;
  private final Precision precision;

  /**
   * For rows of {@code size} numbers, the last {@code backwardSize} of which come from a direction
   * that reads backward.
   */
  public LastStep(int size, int backwardSize, Precision precision) {
    this.size = size;
    this.backwardSize = backwardSize;
    this.precision = precision;
  }

  @Override
  public String name() {
    return "last";
  }

  @Override
  public int inputSize() {
    return size;
  }

  @Override
  public int outputSize() {
    return size;
  }

  @Override
  public Parameters parameters() {
    return new Parameters();
  }

  @Override
  public Packing outputPacking(Packing input) {
    return input.lastSteps();
  }

  @Override
  public String describe() {
    return "last";
  }

  @Override
  public Pass pass(Packing packing) {
    return new LastStepPass(packing);
  }

  private final class LastStepPass implements Pass {
    private final Packing packing;
    private final Matrix y;
    private final Matrix dx;

    LastStepPass(Packing packing) {
      this.packing = packing;
      y = Matrix.zeros(precision, packing.lastSteps().rows(), size);
      dx = Matrix.zeros(precision, packing.rows(), size);
    }

    @Override
    public Layer layer() {
      return LastStep.this;
    }

    @Override
    public Matrix forward(Rows x, Noise noise) {
      Matrix all = (Matrix) x;
      for (int b = 0; b < y.rows(); b++) {
        Matrix last = y.rows(b, b + 1);
        ofForward(last).set(ofForward(step(all, b, packing.length(b) - 1)));
        ofBackward(last).set(ofBackward(step(all, b, 0)));
      }
      return y;
    }

    private Matrix step(Matrix all, int b, int t) {
      int row = packing.row(b, t);
      return all.rows(row, row + 1);
    }

    private Matrix ofForward(Matrix row) {
      return row.columns(0, size - backwardSize);
    }

    private Matrix ofBackward(Matrix row) {
      return row.columns(size - backwardSize, size);
    }

    @Override
    public Matrix output() {
      return y;
    }

    @Override
    public void backward(Matrix dy, Gradients into) {
      dx.fill(0);
      for (int b = 0; b < y.rows(); b++) {
        Matrix dLast = dy.rows(b, b + 1);
        ofForward(step(dx, b, packing.length(b) - 1)).set(ofForward(dLast));
        ofBackward(step(dx, b, 0)).set(ofBackward(dLast));
      }
    }

    @Override
    public Matrix inputGradient() {
      return dx;
    }
  }
}
