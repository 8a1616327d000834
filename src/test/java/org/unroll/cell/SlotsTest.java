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
    return slots(Keep.ALL, slots);
  }

  private static Slots slots(Keep keep, Slot... slots) {
    HiddenState initial = new HiddenState(Matrix.zeros(Precision.FLOAT64, 2, 4));
    return new Slots(Precision.FLOAT64, List.of(slots), PACKING, initial, keep);
  }

  @Test
  void aSlotTakesThePlaceOfTheOneItReplacesWhereNoMoreIsKeptThanNeeded() {
    Slot a = Slot.of("a", 4);
    Slot da = Slot.of("da", 4).replacing("a");
    for (Keep keep : Keep.values()) {
      Slots slots = slots(keep, a, da);
      slots.get("da").set(3, 1, 7);
      assertEquals(keep == Keep.NEEDED ? 7 : 0, slots.get("a").get(3, 1));
    }
  }

  @Test
  void aSlotCannotReplaceOneOfAnotherWidth() {
    Slot da = Slot.of("da", 3).replacing("a");
    assertEquals(
        "Slots: da has 3 columns but replaces a of 4. Only a slot of the same width can be replaced.",
        assertThrows(IllegalArgumentException.class, () -> slots(Keep.NEEDED, Slot.of("a", 4), da))
            .getMessage());
  }

  @Test
  void aSlotCannotReplaceOneThatIsNotThere() {
    Slot da = Slot.of("da", 4).replacing("a");
    assertThrows(IllegalArgumentException.class, () -> slots(Keep.NEEDED, da));
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
    slots.get("h").set(4, 2, 7);
    Slots last = slots.at(2);
    assertEquals("[1 x 4]", last.get("h").shape());
    assertEquals(7, last.get("h").get(0, 2));
  }

  @Test
  void stepsOfStepsAreCountedFromTheRunsStart() {
    Slots slots = slots(Slot.of("h", 4));
    slots.get("h").set(2, 1, 5);
    Slots later = slots.steps(1, 3);
    assertEquals("[3 x 4]", later.get("h").shape());
    assertEquals(5, later.at(1).get("h").get(0, 1));
    assertThrows(IllegalArgumentException.class, () -> later.steps(0, 2));
  }

  @Test
  void previousRowsOfSomeStepsAreThoseOfTheWholeRun() {
    Slots slots = slots(Slot.of("h", 4));
    Matrix h = slots.get("h");
    for (int r = 0; r < h.rows(); r++) {
      h.set(r, 0, r + 1);
    }
    Matrix ones = Matrix.zeros(Precision.FLOAT64, 5, 1);
    ones.fill(1);
    for (int from = 0; from < 3; from++) {
      Matrix sum = Matrix.zeros(Precision.FLOAT64, 1, 4);
      Slots some = slots.steps(from, 3);
      some.previousH().addOuter(ones.rows(0, some.get("h").rows()), sum);
      assertEquals(new double[] {6, 6, 3}[from], sum.get(0, 0)); // 0 0 | 1 2 | 3
    }
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
