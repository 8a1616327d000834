package org.unroll.cell;

import java.util.List;
import java.util.function.UnaryOperator;
import org.unroll.matrix.Matrix;

/** The state of an LSTM: h_t and the cell state c_t, both [B x H]. */
public record LstmState(Matrix h, Matrix c) implements State<LstmState> {
  @Override
  public List<Matrix> parts() {
    return List.of(h, c);
  }

  @Override
  public List<String> names() {
    return List.of("h", "c");
  }

  @Override
  public LstmState map(UnaryOperator<Matrix> f) {
    return new LstmState(f.apply(h), f.apply(c));
  }
}
