package org.unroll.cell;

import java.util.List;
import java.util.function.UnaryOperator;
import org.unroll.matrix.Matrix;

/** The state of a vanilla RNN or a GRU: h_t [B x H]. */
public record HiddenState(Matrix h) implements State<HiddenState> {
  @Override
  public List<Matrix> parts() {
    return List.of(h);
  }

  @Override
  public List<String> names() {
    return List.of("h");
  }

  @Override
  public HiddenState map(UnaryOperator<Matrix> f) {
    return new HiddenState(f.apply(h));
  }
}
