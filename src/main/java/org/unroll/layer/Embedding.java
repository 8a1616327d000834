package org.unroll.layer;

import static org.unroll.matrix.Checks.require;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;
import org.unroll.param.WeightMaker;

/** A learned vector for each symbol: y = the row of E [V x D] that the symbol names; y [N x D]. */
public final class Embedding implements Layer {
  private final String name;
  private final Parameters parameters = new Parameters();
  private final Weight E;

  /**
   * E begins normal with standard deviation 1.
   *
   * @param symbols V
   * @param size D
   * @throws IllegalArgumentException if a size is below 1
   */
  public Embedding(String name, int symbols, int size, Precision precision, Seed seed) {
    require(
        symbols >= 1 && size >= 1,
        "Embedding: the sizes are %d and %d but must be at least 1.",
        symbols,
        size);
    this.name = name;
    E =
        new WeightMaker(parameters, precision, seed)
            .weight("E", symbols, size, Initializer.normal(1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputSize() {
    return E.outputs();
  }

  @Override
  public int outputSize() {
    return E.inputs();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public String describe() {
    return "embedding " + outputSize();
  }

  @Override
  public Pass pass(Packing packing) {
    return new EmbeddingPass(packing.rows());
  }

  private final class EmbeddingPass implements Pass {
    private final Matrix y;
    private OneHot x;

    EmbeddingPass(int rows) {
      y = Matrix.zeros(E.value().precision(), rows, outputSize());
    }

    @Override
    public Layer layer() {
      return Embedding.this;
    }

    @Override
    public Matrix forward(Rows rows, Noise noise) {
      require(
          rows instanceof OneHot,
          "%s: an embedding reads symbols, but the input holds numbers.",
          name);
      x = (OneHot) rows;
      y.fill(0);
      x.addRowsOf(E.value(), y);
      return y;
    }

    @Override
    public Matrix output() {
      return y;
    }

    @Override
    public void backward(Matrix dy, Gradients into) {
      x.addTo(into.of(E), dy);
    }

    @Override
    public Matrix inputGradient() {
      throw new UnsupportedOperationException(
          "Symbols have no derivative: an embedding stands first.");
    }
  }
}
