package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

class GruCellTest extends CellLaws {
  @Override
  List<Named<CellMaker>> cells() {
    return List.of(
        Named.of("reset after", CellMaker.gru(5, Reset.AFTER)),
        Named.of("reset before", CellMaker.gru(5, Reset.BEFORE)));
  }

  @Test
  void theTwoResetFormsAreDifferentCells() {
    GruCell after = new GruCell(2, 3, Precision.FLOAT64, new Seed(5));
    ResetBeforeGruCell before = new ResetBeforeGruCell(2, 3, Precision.FLOAT64, new Seed(5));
    for (String name : before.parameters().weightNames()) {
      before.parameters().get(name).set(after.parameters().get(name));
    }
    Matrix x = Matrix.row(0.3, -0.8);
    HiddenState h = new HiddenState(Matrix.row(0.5, -0.2, 0.9));
    assertNotEquals(0, after.step(x, h).output().maxDifference(before.step(x, h).output()), 1e-3);
  }

  @Test
  void aLayerLineNamesTheFormThatIsNotTheUsual() {
    assertEquals("gru 3", new GruCell(2, 3).describe());
    assertEquals("gru 3 reset=before", new ResetBeforeGruCell(2, 3).describe());
  }

  @Test
  void viewsAreStackedInTheOrderResetUpdateCandidate() {
    GruCell cell = new GruCell(2, 3);
    String[] gates = {"W_hr", "W_hz", "W_hn"};
    for (int k = 0; k < gates.length; k++) {
      cell.parameters().get("W_h").set(3 * k + 2, 1, 10 + k);
      assertEquals(10 + k, cell.parameters().get(gates[k]).get(2, 1));
    }
  }

  @Test
  void hasThreeQuartersOfTheWeightsOfAnLstmBiasesApart() {
    long gru = new ResetBeforeGruCell(7, 5).parameters().count();
    long lstm = new LstmCell(7, 5).parameters().count();
    assertEquals(3 * lstm, 4 * gru);
    assertEquals(gru + 5, new GruCell(7, 5).parameters().count());
  }
}
