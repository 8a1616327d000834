package org.unroll.matrix;

import java.util.function.DoubleUnaryOperator;

/** An activation given by f(a) and f'(a). */
record OwnActivation(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative)
    implements Activation {
  @Override
  public void apply(Matrix a, Matrix y) {
    y.setMapped(a, f);
  }

  @Override
  public void backward(Matrix a, Matrix y, Matrix dy, Matrix da) {
    da.setMapped(a, dy, (x, d) -> d * derivative.applyAsDouble(x));
  }

  @Override
  public String toString() {
    return name;
  }
}
