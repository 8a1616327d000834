package org.unroll.matrix;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedGatesTest {
  private static final int ROWS = 3;
  private static final int UNITS = 37;

  private final Random random = new Random(7);

  private Matrix random(Precision precision, int columns) {
    return Matrix.zeros(precision, ROWS, columns)
        .setMapped(Matrix.zeros(precision, ROWS, columns), x -> random.nextGaussian());
  }

  private static Matrix part(Matrix m, int k) {
    return m.columns(k * UNITS, (k + 1) * UNITS);
  }

  private static void same(Matrix expected, Matrix actual) {
    double bound = expected.precision() == Precision.FLOAT32 ? 2e-6 : 1e-14;
    double difference = expected.maxDifference(actual);
    assertTrue(difference <= bound, "they differ by " + difference);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void lstmEqualsItsLines(Precision precision) {
    Matrix gates = random(precision, 4 * UNITS);
    Matrix a = gates.copy();
    Matrix cPrevious = random(precision, UNITS);
    Matrix c = random(precision, UNITS);
    Matrix tanhC = random(precision, UNITS);
    Matrix h = random(precision, UNITS);
    FusedGates.lstm(gates, cPrevious, c, tanhC, h);
    Matrix i = part(a, 0).setSigmoid(part(a, 0));
    Matrix f = part(a, 1).setSigmoid(part(a, 1));
    Matrix g = part(a, 2).setTanh(part(a, 2));
    Matrix o = part(a, 3).setSigmoid(part(a, 3));
    Matrix state = random(precision, UNITS).setProduct(f, cPrevious).addProduct(i, g);
    Matrix tanhState = random(precision, UNITS).setTanh(state);
    same(a, gates);
    same(state, c);
    same(tanhState, tanhC);
    same(random(precision, UNITS).setProduct(o, tanhState), h);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void lstmBackwardEqualsItsLines(Precision precision) {
    Matrix gates = random(precision, 4 * UNITS);
    Matrix cPrevious = random(precision, UNITS);
    Matrix tanhC = random(precision, UNITS);
    Matrix dh = random(precision, UNITS);
    Matrix dc = random(precision, UNITS);
    Matrix d = dc.copy();
    Matrix da = random(precision, 4 * UNITS);
    FusedGates.lstmBackward(gates, cPrevious, tanhC, dh, dc, da);
    Matrix i = part(gates, 0);
    Matrix f = part(gates, 1);
    Matrix g = part(gates, 2);
    Matrix o = part(gates, 3);
    Matrix t = random(precision, UNITS);
    d.add(t.setTanhBackward(tanhC, t.setProduct(dh, o)));
    same(t.setSigmoidBackward(i, t.setProduct(d, g)), part(da, 0));
    same(t.setSigmoidBackward(f, t.setProduct(d, cPrevious)), part(da, 1));
    same(t.setTanhBackward(g, t.setProduct(d, i)), part(da, 2));
    same(t.setSigmoidBackward(o, t.setProduct(dh, tanhC)), part(da, 3));
    same(t.setProduct(d, f), dc);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void gruEqualsItsLines(Precision precision) {
    Matrix gates = random(precision, 4 * UNITS);
    Matrix a = gates.copy();
    Matrix hPrevious = random(precision, UNITS);
    Matrix h = random(precision, UNITS);
    FusedGates.gru(gates, hPrevious, h);
    Matrix r = part(a, 0).setSigmoid(part(a, 0));
    Matrix z = part(a, 1).setSigmoid(part(a, 1));
    Matrix n = part(a, 3).addProduct(r, part(a, 2));
    n.setTanh(n);
    same(a, gates);
    Matrix change = hPrevious.minus(n);
    same(n.plus(change.setProduct(z, change)), h);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void gruBackwardEqualsItsLines(Precision precision) {
    Matrix gates = random(precision, 4 * UNITS);
    Matrix hPrevious = random(precision, UNITS);
    Matrix dh = random(precision, UNITS);
    Matrix d = dh.copy();
    Matrix da = random(precision, 4 * UNITS);
    FusedGates.gruBackward(gates, hPrevious, dh, da);
    Matrix r = part(gates, 0);
    Matrix z = part(gates, 1);
    Matrix u = part(gates, 2);
    Matrix n = part(gates, 3);
    Matrix t = random(precision, UNITS);
    Matrix direct = d.copy().setProduct(d, z);
    Matrix dan = d.minus(direct);
    dan.setTanhBackward(n, dan);
    same(t.setSigmoidBackward(r, t.setProduct(dan, u)), part(da, 0));
    Matrix change = hPrevious.minus(n);
    same(t.setSigmoidBackward(z, t.setProduct(d, change)), part(da, 1));
    same(t.setProduct(dan, r), part(da, 2));
    same(dan, part(da, 3));
    same(direct, dh);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void statesOfAnotherSizeAreRefused(Precision precision) {
    Matrix gates = random(precision, 4 * UNITS);
    Matrix narrow = random(precision, UNITS - 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> FusedGates.lstm(gates, narrow, narrow, narrow, narrow));
    assertThrows(IllegalArgumentException.class, () -> FusedGates.gru(gates, narrow, narrow));
  }
}
