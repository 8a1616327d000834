package org.unroll.train;

import java.util.ArrayList;
import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * Updates weight by weight, each with a matrix of its own shape for every name in {@code memories},
 * zero at first.
 */
abstract class WeightUpdates implements Updates {
  private final List<Weight> weights;
  private final List<List<Matrix>> memory = new ArrayList<>();
  private long count;

  WeightUpdates(Parameters parameters, List<String> memories) {
    weights = parameters.weights();
    for (Weight weight : weights) {
      Matrix w = weight.value();
      memory.add(
          memories.stream().map(m -> Matrix.zeros(w.precision(), w.rows(), w.columns())).toList());
    }
  }

  /** One update of one weight, where {@link #count} already counts this one. */
  abstract void update(Matrix w, Matrix g, List<Matrix> memory, double rate);

  @Override
  public final void apply(Gradients gradients, double rate) {
    count++;
    for (int k = 0; k < weights.size(); k++) {
      Weight weight = weights.get(k);
      update(weight.value(), gradients.of(weight), memory.get(k), rate);
    }
  }

  @Override
  public final List<Matrix> memory() {
    return memory.stream().flatMap(List::stream).toList();
  }

  @Override
  public final long count() {
    return count;
  }

  @Override
  public final void count(long updates) {
    count = updates;
  }
}
