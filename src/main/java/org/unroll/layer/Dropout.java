package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

import java.util.SplittableRandom;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * Sets each number to 0 with probability p while training and divides the others by 1 - p, so that
 * the expected value stays the same; when predicting, y = x.
 *
 * <p>x, y [N x H]. Sources: Srivastava et al., Dropout, 2014; one mask for all steps: Gal and
 * Ghahramani, A theoretically grounded application of dropout in recurrent neural networks, 2016.
 */
public final class Dropout implements Layer {
  private final String name;
  private final int size;
  private final double rate;
  private final Mask mask;
  private final Precision precision;

  /** How long a mask is kept. */
  public enum Mask {
    /** Each step of each sequence has a mask of its own. */
    EACH_STEP,
    /** Each sequence has one mask for all its steps. */
    WHOLE_SEQUENCE
  }

  /**
   * Dropout of rows of {@code size} numbers.
   *
   * @param rate p, at least 0 and below 1
   * @throws IllegalArgumentException if it is not
   */
  public Dropout(String name, int size, double rate, Mask mask, Precision precision) {
    require(
        rate >= 0 && rate < 1,
        "dropout: the rate is %s but must be at least 0 and below 1. Try 0.2.",
        rate);
    this.name = name;
    this.size = size;
    this.rate = rate;
    this.mask = mask;
    this.precision = precision;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputSize() {
    return size;
  }

  @Override
  public int outputSize() {
    return size;
  }

  /** p. */
  public double rate() {
    return rate;
  }

  /** How long a mask is kept. */
  public Mask mask() {
    return mask;
  }

  @Override
  public Parameters parameters() {
    return new Parameters();
  }

  @Override
  public String describe() {
    return "dropout " + rate + (mask == Mask.WHOLE_SEQUENCE ? " recurrent=true" : "");
  }

  @Override
  public Pass pass(Packing packing) {
    return new DropoutPass(packing);
  }

  /** m = 0 with probability p = {@code rate}, else 1 / (1 - p). */
  static void drawMask(Matrix m, double rate, SplittableRandom random) {
    double kept = 1 / (1 - rate);
    double[] row = new double[m.columns()];
    for (int r = 0; r < m.rows(); r++) {
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextDouble() < rate ? 0 : kept;
      }
      m.setRow(r, row);
    }
  }

  private final class DropoutPass implements Pass {
    private final Packing packing;
    private final Matrix m;
    private final Matrix y;
    private final Matrix dx;

    DropoutPass(Packing packing) {
      this.packing = packing;
      m = Matrix.zeros(precision, packing.rows(), size);
      y = Matrix.zeros(precision, packing.rows(), size);
      dx = Matrix.zeros(precision, packing.rows(), size);
    }

    @Override
    public Layer layer() {
      return Dropout.this;
    }

    @Override
    public Matrix forward(Rows x, Noise noise) {
      require(x instanceof Matrix, "%s: symbols cannot be dropped, only numbers.", name);
      noise.stream(name).ifPresentOrElse(this::draw, () -> m.fill(1));
      return y.setProduct((Matrix) x, m); // y = x * m
    }

    private void draw(SplittableRandom random) {
      if (mask == Mask.EACH_STEP) {
        drawMask(m, rate, random);
        return;
      }
      for (int t = 0; t < packing.steps(); t++) {
        Matrix step = m.rows(packing.offset(t), packing.offset(t + 1));
        if (t == 0) {
          drawMask(step, rate, random);
        } else {
          step.set(m.rows(0, step.rows()));
        }
      }
    }

    @Override
    public Matrix output() {
      return y;
    }

    @Override
    public void backward(Matrix dy, Gradients into) {
      dx.setProduct(dy, m); // dx = dy * m
    }

    @Override
    public Matrix inputGradient() {
      return dx;
    }
  }
}
