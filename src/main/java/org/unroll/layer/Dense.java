package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;
import org.unroll.param.WeightMaker;

/**
 * An affine map of every row and a function of it: y = g(W_hy h + b_y), the readout of the course,
 * where W_hy and b_y are also called V and C; also the layer of a feed-forward network.
 *
 * <p>h [N x H], y [N x K]; W_hy [K x H], b_y [K].
 */
public final class Dense implements Layer {
  private final String name;
  private final int inputSize;
  private final int outputSize;
  private final Activation activation;
  private final Parameters parameters = new Parameters();
  private final Weight W_hy;
  private final Weight b_y;

  /**
   * W_hy begins as Glorot and Bengio (2010) propose, b_y as zeros.
   *
   * @param inputSize H
   * @param outputSize K
   * @param activation g
   * @throws IllegalArgumentException if a size is below 1
   */
  public Dense(
      String name,
      int inputSize,
      int outputSize,
      Activation activation,
      Precision precision,
      Seed seed) {
    require(
        inputSize >= 1 && outputSize >= 1,
        "Dense: the sizes are %d and %d but must be at least 1.",
        inputSize,
        outputSize);
    this.name = name;
    this.inputSize = inputSize;
    this.outputSize = outputSize;
    this.activation = activation;
    WeightMaker make = new WeightMaker(parameters, precision, seed);
    W_hy = make.weight("W_hy", outputSize, inputSize, Initializer.glorot());
    b_y = make.bias("b_y", outputSize);
    parameters.alias("V", "W_hy");
    parameters.alias("C", "b_y");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputSize() {
    return inputSize;
  }

  @Override
  public int outputSize() {
    return outputSize;
  }

  /** g. */
  public Activation activation() {
    return activation;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Pass pass(Packing packing) {
    return new DensePass(packing.rows());
  }

  @Override
  public String describe() {
    return "dense "
        + outputSize
        + (activation == Activation.IDENTITY ? "" : " activation=" + activation.name());
  }

  private final class DensePass implements Pass {
    private final Matrix a;
    private final Matrix y;
    private final Matrix ownDa;
    private Matrix da;
    private Rows h;
    private Matrix dh;

    DensePass(int rows) {
      Precision precision = W_hy.value().precision();
      a = Matrix.zeros(precision, rows, outputSize);
      boolean linear = activation == Activation.IDENTITY;
      y = linear ? a : Matrix.zeros(precision, rows, outputSize);
      ownDa = linear ? null : Matrix.zeros(precision, rows, outputSize);
    }

    @Override
    public Layer layer() {
      return Dense.this;
    }

    @Override
    public Matrix forward(Rows h, Noise noise) {
      this.h = h;
      W_hy.setAffine(h, b_y.value(), a); // a = W_hy h + b_y
      if (y != a) {
        activation.apply(a, y); // y = g(a)
      }
      return y;
    }

    @Override
    public Matrix output() {
      return y;
    }

    @Override
    public void backward(Matrix dy, Gradients into) {
      da = dy;
      if (ownDa != null) {
        da = ownDa;
        activation.backward(a, y, dy, da); // da = dy * g'(a)
      }
      into.addAffine(W_hy, b_y, da, h); // dW_hy = sum over rows of da h^T, db_y = sum of da
    }

    @Override
    public Matrix inputGradient() {
      if (dh == null) {
        dh = Matrix.zeros(W_hy.value().precision(), h.rows(), inputSize);
      }
      W_hy.setBackward(da, dh); // dh = W_hy^T da
      return dh;
    }
  }
}
