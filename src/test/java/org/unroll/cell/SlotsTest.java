package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;

class SlotsTest {
  private static final Packing PACKING = Packing.of(3, 2);

  private static Slots slots(Slot... slots) {
    HiddenState initial = new HiddenState(Matrix.zeros(Precision.FLOAT64, 2, 4));
    return new Slots(Precision.FLOAT64, List.of(slots), PACKING, initial);
  }

  @Test
  void partsAreColumnsOfTheWhole() {
    Slots slots = slots(Slot.of("gates", 4, "r", "z"), Slot.of("h", 4));
    assertEquals(List.of("gates", "r", "z", "h"), slots.names());
    slots.get("gates").set(1, 5, 7);
    assertEquals(7, slots.get("z").get(1, 1));
    assertEquals("[5 x 4]", slots.get("r").shape());
  }

  @Test
  void aStepHasTheRowsOfTheSequencesThatHaveIt() {
    Slots slots = slots(Slot.of("h", 4));
    HiddenState before = new HiddenState(Matrix.zeros(Precision.FLOAT64, 1, 4));
    slots.get("h").set(4, 2, 7);
    Slots last = slots.at(2, before);
    assertEquals("[1 x 4]", last.get("h").shape());
    assertEquals(7, last.get("h").get(0, 2));
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    Slots slots = slots(Slot.of("gates", 4, "r", "z"));
    assertEquals(
        "There is no value q. There are: gates, r, z.",
        assertThrows(IllegalArgumentException.class, () -> slots.get("q")).getMessage());
  }

  @Test
  void twoSlotsOfOneNameAreRefused() {
    assertEquals(
        "Slots: two slots are called h.",
        assertThrows(IllegalArgumentException.class, () -> slots(Slot.of("h", 4), Slot.of("h", 2)))
            .getMessage());
  }
}
