package org.unroll.cell;

import java.util.List;
import java.util.function.UnaryOperator;
import org.unroll.matrix.Matrix;

/**
 * What a cell hands from one step to the next, a row for each sequence. A record of matrices [B x
 * H].
 *
 * @param <S> the state itself
 */
public interface State<S extends State<S>> {

  /** h_t [B x H], which is also the cell's output. */
  Matrix h();

  /** Its matrices in the order of the record's components. */
  List<Matrix> parts();

  /** What the matrices are called, such as h and c. */
  List<String> names();

  /** The state whose matrices are f of these. */
  S map(UnaryOperator<Matrix> f);

  /** A copy of its own. */
  default S copy() {
    return map(Matrix::copy);
  }

  /** The first {@code n} sequences, sharing their numbers. */
  default S first(int n) {
    return map(m -> m.rows(0, n));
  }

  /** Sets all matrices to those of {@code other}. */
  default void set(S other) {
    for (int k = 0; k < parts().size(); k++) {
      parts().get(k).set(other.parts().get(k));
    }
  }

  /** Sets all matrices to 0. */
  default void clear() {
    parts().forEach(m -> m.fill(0));
  }
}
