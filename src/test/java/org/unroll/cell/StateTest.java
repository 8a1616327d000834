package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

class StateTest {
  private final LstmState state =
      new LstmState(
          Matrix.of(new double[][] {{1, 2}, {3, 4}}), Matrix.of(new double[][] {{5, 6}, {7, 8}}));

  @Test
  void itsPartsHaveNames() {
    assertEquals(List.of("h", "c"), state.names());
    assertEquals(List.of("h"), new HiddenState(state.h()).names());
  }

  @Test
  void aCopyIsItsOwn() {
    LstmState copy = state.copy();
    copy.clear();
    assertEquals(0, copy.h().norm());
    assertEquals(0, copy.c().norm());
    assertEquals(4, state.h().get(1, 1));
    assertEquals(8, state.c().get(1, 1));
  }

  @Test
  void settingItChangesEveryPart() {
    LstmState other = new LstmState(zeros(), zeros());
    other.set(state);
    assertEquals(4, other.h().get(1, 1));
    assertEquals(8, other.c().get(1, 1));
  }

  private static Matrix zeros() {
    return Matrix.zeros(Precision.FLOAT64, 2, 2);
  }

  @Test
  void theFirstSequencesShareTheirNumbers() {
    state.first(1).c().set(0, 1, 9);
    assertEquals(9, state.c().get(0, 1));
    assertEquals("[1 x 2]", state.first(1).h().shape());
  }
}
