package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

class LstmCellTest extends CellLaws {
  @Override
  List<Named<CellMaker>> cells() {
    return List.of(Named.of("lstm", CellMaker.lstm(5, 1)));
  }

  @Test
  void theForgetBiasAloneBeginsAsTold() {
    LstmCell cell = new LstmCell(2, 3, 1.5, Precision.FLOAT64, new Seed(1));
    for (int k = 0; k < 3; k++) {
      assertEquals(0, cell.parameters().get("b_i").get(0, k));
      assertEquals(1.5, cell.parameters().get("b_f").get(0, k));
      assertEquals(0, cell.parameters().get("b_g").get(0, k));
      assertEquals(0, cell.parameters().get("b_o").get(0, k));
    }
  }

  @Test
  void theForgetBiasIsOneUnlessTold() {
    assertEquals(1, new LstmCell(2, 3).parameters().get("b_f").get(0, 2));
  }

  @Test
  void viewsAreStackedInTheOrderInputForgetCandidateOutput() {
    LstmCell cell = new LstmCell(2, 3);
    Matrix W_x = cell.parameters().get("W_x");
    String[] gates = {"W_xi", "W_xf", "W_xg", "W_xo"};
    for (int k = 0; k < gates.length; k++) {
      W_x.set(3 * k, 1, 10 + k);
      assertEquals(10 + k, cell.parameters().get(gates[k]).get(0, 1));
    }
  }
}
