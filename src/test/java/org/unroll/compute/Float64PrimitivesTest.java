package org.unroll.compute;

import org.junit.jupiter.api.Test;

class Float64PrimitivesTest extends PrimitivesLaws<double[]> {

  Float64PrimitivesTest() {
    super(Numbers.FLOAT64, Backend::float64, 1e-15);
  }

  @Test
  void tanhIsAccurateToAFewUnitsInTheLastPlace() {
    checkActivation((p, x) -> p.tanh(x, x), StrictMath::tanh, value -> 4 * Math.ulp(value));
  }

  @Test
  void sigmoidIsAccurateToAFewUnitsInTheLastPlace() {
    checkActivation(
        (p, x) -> p.sigmoid(x, x), x -> 1 / (1 + StrictMath.exp(-x)), value -> 6 * Math.ulp(value));
  }
}
