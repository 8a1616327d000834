package org.unroll.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.cell.HiddenState;
import org.unroll.cell.Keep;
import org.unroll.cell.Slot;
import org.unroll.cell.Slots;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;

class StretchTest {

  private static List<Stretch> cut(Packing packing, int units) {
    HiddenState initial =
        new HiddenState(Matrix.zeros(Precision.FLOAT32, packing.sequences(), units));
    Slots slots =
        new Slots(Precision.FLOAT32, List.of(Slot.of("h", units)), packing, initial, Keep.ALL);
    return Stretch.of(slots, packing);
  }

  @Test
  void everyStepIsInOneStretchInOrder() {
    List<Stretch> stretches = cut(Packing.of(70, 70, 33, 5, 0), 1000);
    int step = 0;
    for (Stretch stretch : stretches) {
      assertEquals(step, stretch.from());
      assertTrue(stretch.to() > step);
      step = stretch.to();
    }
    assertEquals(70, step);
    assertTrue(stretches.size() > 1);
  }

  @Test
  void aStretchHasTheRowsOfItsSteps() {
    Packing packing = Packing.of(70, 70, 33, 5, 0);
    int rows = 0;
    for (Stretch stretch : cut(packing, 1000)) {
      assertEquals(packing.offset(stretch.from()), rows);
      rows += stretch.slots().get("h").rows();
    }
    assertEquals(packing.rows(), rows);
  }

  @Test
  void aStepTooLargeForTheCacheIsAStretchOfItsOwn() {
    assertEquals(3, cut(Packing.even(200, 3), 1000).size());
  }

  @Test
  void nothingToRunIsNoStretch() {
    assertEquals(0, cut(Packing.of(0, 0), 4).size());
  }
}
