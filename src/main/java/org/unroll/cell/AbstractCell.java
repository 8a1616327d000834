package org.unroll.cell;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import java.util.stream.Stream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Weight;
import org.unroll.param.Initializer;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;
import org.unroll.param.WeightMaker;

/**
 * What cells have in common but for their formulas: sizes and weights.
 *
 * @param <S> the type of the state
 */
public abstract class AbstractCell<S extends State<S>> implements Cell<S> {
  private final String kind;
  private final int inputSize;
  private final int hiddenSize;
  private final Parameters parameters = new Parameters();
  private final WeightMaker make;

  /**
   * A cell without weights yet.
   *
   * @param kind what it is called
   * @param inputSize D
   * @param hiddenSize H
   * @throws IllegalArgumentException if a size is below 1
   */
  protected AbstractCell(
      String kind, int inputSize, int hiddenSize, Precision precision, Seed seed) {
    String name = getClass().getSimpleName();
    require(inputSize >= 1, "%s: the input size is %d but must be at least 1.", name, inputSize);
    require(hiddenSize >= 1, "%s: the hidden size is %d but must be at least 1.", name, hiddenSize);
    this.kind = kind;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    make = new WeightMaker(parameters, precision, seed);
  }

  /** Adds a weight [H x inputs]. */
  protected final Weight weight(String name, int inputs, Initializer initializer) {
    return make.weight(name, hiddenSize, inputs, initializer);
  }

  /**
   * Adds a weight of several parts [H x inputs] one below the other, each initialised by itself.
   */
  protected final Weight stacked(
      String name, int inputs, Initializer initializer, String... parts) {
    int n = parts.length;
    Weight weight = make.weight(name, n * hiddenSize, inputs, initializer.each(n));
    parameters.nameParts(name, parts);
    return weight;
  }

  /** Adds a bias [H] of zeros. */
  protected final Weight bias(String name) {
    return make.bias(name, hiddenSize);
  }

  /** Adds a bias of several parts [H], one after the other, of zeros. */
  protected final Weight stackedBias(String name, String... parts) {
    Weight bias = make.bias(name, parts.length * hiddenSize);
    parameters.nameParts(name, parts);
    return bias;
  }

  /** Slots of H numbers a row. */
  protected final List<Slot> slots(String... names) {
    return Stream.of(names).map(name -> Slot.of(name, hiddenSize)).toList();
  }

  /** Zeros [rows x H]. */
  protected final Matrix zeros(int rows) {
    return Matrix.zeros(make.precision(), rows, hiddenSize);
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final int inputSize() {
    return inputSize;
  }

  @Override
  public final int hiddenSize() {
    return hiddenSize;
  }

  @Override
  public final Parameters parameters() {
    return parameters;
  }
}
