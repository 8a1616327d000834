package org.unroll.layer;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/** Hands on each sequence's own last step only: [N x H] becomes [B x H]. What a many-to-one network's head reads. */
public final class LastStep implements Layer {
  private final int size;
  private final Precision precision;

  /** For rows of {@code size} numbers. */
  public LastStep(int size, Precision precision) {
    this.size = size;
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
    public Matrix forward(Rows x) {
      Matrix all = (Matrix) x;
      for (int b = 0; b < y.rows(); b++) {
        y.rows(b, b + 1).set(lastOf(all, b));
      }
      return y;
    }

    private Matrix lastOf(Matrix rows, int b) {
      int row = packing.row(b, packing.length(b) - 1);
      return rows.rows(row, row + 1);
    }

    @Override
    public Matrix output() {
      return y;
    }

    @Override
    public void backward(Matrix dy, Gradients into) {
      dx.fill(0);
      for (int b = 0; b < y.rows(); b++) {
        lastOf(dx, b).set(dy.rows(b, b + 1));
      }
    }

    @Override
    public Matrix inputGradient() {
      return dx;
    }
  }
}
