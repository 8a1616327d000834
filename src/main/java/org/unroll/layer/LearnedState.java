package org.unroll.layer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unroll.cell.Cell;
import org.unroll.cell.State;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * The weights from which sequences begin, one for each part of the state.
 *
 * @param <S> the type of the state
 */
final class LearnedState<S extends State<S>> {
  private final List<Weight> weights = new ArrayList<>();

  private LearnedState() {}

  /** None: sequences begin with zeros. */
  static <S extends State<S>> LearnedState<S> none() {
    return new LearnedState<>();
  }

  /** Weights of zeros, added to {@code parameters} as h_0, c_0 and so on. */
  static <S extends State<S>> LearnedState<S> addTo(Parameters parameters, Cell<S> cell) {
    LearnedState<S> learned = new LearnedState<>();
    S zeros = cell.zeroState(1);
    for (int k = 0; k < zeros.parts().size(); k++) {
      learned.weights.add(parameters.add(zeros.names().get(k) + "_0", zeros.parts().get(k)));
    }
    return learned;
  }

  boolean isEmpty() {
    return weights.isEmpty();
  }

  /** s_0 = the weights, for the sequences that begin. */
  void start(S initial, BitSet begins) {
    for (int k = 0; k < weights.size(); k++) {
      Matrix rows = initial.parts().get(k);
      Matrix learned = weights.get(k).value();
      begins.stream().forEach(b -> rows.rows(b, b + 1).set(learned));
    }
  }

  /** The gradient of the weights: the sum of ds_0 over the sequences that begin. */
  void accumulate(S dInitial, BitSet begins, Gradients into) {
    for (int k = 0; k < weights.size(); k++) {
      Matrix rows = dInitial.parts().get(k);
      Matrix sum = into.of(weights.get(k));
      begins.stream().forEach(b -> sum.add(rows.rows(b, b + 1)));
    }
  }
}
