package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

class RnnCellTest extends CellLaws {
  @Override
  Map<String, CellMaker> cells() {
    return Map.of(
        "tanh", with(Activation.TANH, true),
        "sigmoid", with(Activation.SIGMOID, true),
        "relu", with(Activation.RELU, true),
        "a function of one's own", with(Activation.of("sin", Math::sin, Math::cos), true),
        "without bias", with(Activation.TANH, false));
  }

  private static CellMaker with(Activation f, boolean bias) {
    return (in, precision, seed) -> new RnnCell(in, 5, f, bias, precision, seed);
  }

  @Test
  void theLettersOfTheCourseNameTheSameWeights() {
    RnnCell cell = new RnnCell(2, 3);
    cell.parameters().get("U").set(2, 1, 7);
    cell.parameters().get("W").set(1, 2, 8);
    cell.parameters().get("B").set(0, 2, 9);
    assertEquals(7, cell.parameters().get("W_xh").get(2, 1));
    assertEquals(8, cell.parameters().get("W_hh").get(1, 2));
    assertEquals(9, cell.parameters().get("b_h").get(0, 2));
  }

  @Test
  void withoutBiasThereIsNoSuchParameter() {
    RnnCell cell = new RnnCell(2, 3, Activation.TANH, false, Precision.FLOAT64, new Seed(1));
    assertEquals(2 * 3 + 3 * 3, cell.parameters().count());
    assertThrows(IllegalArgumentException.class, () -> cell.parameters().get("b_h"));
  }

  @Test
  void aLayerLineNamesWhatDiffersFromTheUsual() {
    assertEquals("rnn 3", new RnnCell(2, 3).describe());
    assertEquals(
        "rnn 3 activation=relu bias=false",
        new RnnCell(2, 3, Activation.RELU, false, Precision.FLOAT32, new Seed(1)).describe());
  }

  @Test
  void aSizeBelowOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RnnCell(0, 3));
    assertThrows(IllegalArgumentException.class, () -> new RnnCell(3, 0));
  }

  @Test
  void aStateOfAnotherBatchIsRefusedWithWhatToDo() {
    RnnCell cell = new RnnCell(2, 3);
    Matrix x = Matrix.zeros(Precision.FLOAT32, 8, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> cell.step(x, cell.zeroState(4)))
            .getMessage();
    assertEquals(
        "RnnCell.step: the state has 4 rows but x has 8. Was it carried over from a batch of another"
            + " size? Start with zeroState(8).",
        message);
  }

  @Test
  void anInputOfAnotherLengthIsRefused() {
    RnnCell cell = new RnnCell(2, 3);
    Matrix x = Matrix.zeros(Precision.FLOAT32, 4, 5);
    assertEquals(
        "RnnCell.step: x has 5 columns but this cell reads 2.",
        assertThrows(IllegalArgumentException.class, () -> cell.step(x, cell.zeroState(4)))
            .getMessage());
  }
}
