package org.unroll.param;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.unroll.compute.Sharing;
import org.unroll.matrix.Factor;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Pieces;
import org.unroll.matrix.Rows;
import org.unroll.matrix.Weight;

/**
 * The derivative of the loss with respect to every weight, under the weight's own name and those of
 * its parts.
 */
public final class Gradients {
  private final Parameters parameters;
  private final Map<String, Matrix> byName;
  private final Map<Weight, Matrix> byWeight;
  private final List<Matrix> pieces;
  private final Sharing sharing;

  /** Zeros for each of these parameters. */
  public Gradients(Parameters parameters) {
    this.parameters = parameters;
    byName = new LinkedHashMap<>();
    byWeight = new IdentityHashMap<>();
    sharing = Sharing.ALONE;
    for (String name : parameters.weightNames()) {
      Weight weight = parameters.weight(name);
      Matrix gradient = Matrix.zeros(weight.value().precision(), weight.outputs(), weight.inputs());
      byName.put(name, gradient);
      byWeight.put(weight, gradient);
    }
    pieces = Pieces.of(byName.values().stream());
  }

  private Gradients(Gradients same, Sharing sharing) {
    parameters = same.parameters;
    byName = same.byName;
    byWeight = same.byWeight;
    pieces = same.pieces;
    this.sharing = sharing;
  }

  /** The same numbers, where that sharing does what is done to all of them. */
  public Gradients by(Sharing threads) {
    return new Gradients(this, threads);
  }

  /** Does {@code work} for the number of each of {@link #pieces}. */
  public void forEachPiece(IntConsumer work) {
    sharing.share(pieces.size(), work);
  }

  /** All numbers, in pieces that several threads may work on, in order. */
  public List<Matrix> pieces() {
    return pieces;
  }

  /** The gradient of a weight, or of a named part of one. */
  public Matrix get(String name) {
    return parameters.find(name, byName::get);
  }

  /** The gradient of a weight. */
  public Matrix of(Weight weight) {
    return byWeight.get(weight);
  }

  /** dW = dW + dy^T x, what a product y = x W^T gives its weight. */
  public void addOuter(Weight weight, Matrix dy, Factor x) {
    x.addOuter(dy, of(weight));
  }

  /** dW = dW + dy^T x, db = db + the sum of the rows of dy, what y = x W^T + b gives W and b. */
  public void addAffine(Weight weight, Weight bias, Matrix dy, Rows x) {
    x.addAffineGradients(dy, of(weight), of(bias));
  }

  /** The gradients of all weights, in order. */
  public List<Matrix> all() {
    return new ArrayList<>(byName.values());
  }

  /** The names of the weights, in order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Sets all gradients to 0. */
  public Gradients clear() {
    byName.values().forEach(g -> g.fill(0));
    return this;
  }

  /** A copy of its own. */
  public Gradients copy() {
    return new Gradients(parameters).add(this);
  }

  /** Adds the gradients of the same weights. */
  public Gradients add(Gradients other) {
    forEachPiece(k -> pieces.get(k).add(other.pieces.get(k)));
    return this;
  }

  /** Multiplies all gradients by {@code factor}. */
  public Gradients scale(double factor) {
    forEachPiece(k -> pieces.get(k).scale(factor));
    return this;
  }

  /** The global norm: the square root of the sum of the squares of all numbers of all gradients. */
  public double norm() {
    double[] squares = new double[pieces.size()];
    forEachPiece(k -> squares[k] = pieces.get(k).sumOfSquares());
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format("Gradients, norm %.4g", norm()));
    byName.forEach(
        (name, g) -> text.append(String.format("%n  %s %s norm %.4g", name, g.shape(), g.norm())));
    return text.toString();
  }
}
