package org.unroll.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final Matrix value = Matrix.of(new double[][] {{1, 2}, {3, 4}});
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger remade = new AtomicInteger();
  private final Layout<AtomicInteger> layout =
      new Layout<>(
          () -> {
            made.incrementAndGet();
            return remade;
          },
          AtomicInteger::incrementAndGet);

  @Test
  void whatNobodyUsesIsNotMade() {
    value.scale(2);
    layout.renew(value);
    assertEquals(0, made.get());
  }

  @Test
  void whatIsUsedIsMadeAgainOnceAfterAChange() {
    layout.of(value);
    value.rows(1, 2).scale(2);
    layout.renew(value);
    layout.renew(value);
    layout.of(value);
    assertEquals(1, made.get());
    assertEquals(1, remade.get());
  }

  @Test
  void renewalsOfAWeightReachItsParts() {
    Weight weight = new Weight(value);
    Weight part = weight.rows(1, 2);
    Matrix x = Matrix.row(1, 1);
    Matrix before = Matrix.row(0);
    part.addProduct(x, before);
    value.scale(2);
    weight.renewals().forEach(Runnable::run);
    Matrix after = Matrix.row(0);
    part.addProduct(x, after);
    assertArrayEquals(new double[] {7}, before.toArray()[0]);
    assertArrayEquals(new double[] {14}, after.toArray()[0]);
    assertEquals(6, weight.renewals().size());
  }
}
