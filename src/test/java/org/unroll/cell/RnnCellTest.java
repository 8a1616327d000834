package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

class RnnCellTest extends CellLaws {
  @Override
  List<Named<CellMaker>> cells() {
    return List.of(
        Named.of("tanh", CellMaker.rnn(5, Activation.TANH, true)),
        Named.of("sigmoid", CellMaker.rnn(5, Activation.SIGMOID, true)),
        Named.of("relu", CellMaker.rnn(5, Activation.RELU, true)),
        Named.of(
            "a function of one's own",
            CellMaker.rnn(5, Activation.of("sin", Math::sin, Math::cos), true)),
        Named.of("without bias", CellMaker.rnn(5, Activation.TANH, false)));
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
  void withoutBiasNothingComesOfNothing() {
    RnnCell cell = new RnnCell(2, 3, Activation.TANH, false, Precision.FLOAT64, new Seed(1));
    assertEquals(0, cell.step(Matrix.row(0, 0), cell.zeroState(1)).output().norm());
  }

  @Test
  void aLayerLineNamesWhatDiffersFromTheUsual() {
    assertEquals("rnn 3", new RnnCell(2, 3).describe());
    assertEquals(
        "rnn 3 activation=relu bias=false",
        new RnnCell(2, 3, Activation.RELU, false, Precision.FLOAT32, new Seed(1)).describe());
  }

  @Test
  void aSizeBelowOneIsRefusedAndOneIsEnough() {
    assertEquals(
        "RnnCell: the input size is 0 but must be at least 1.",
        assertThrows(IllegalArgumentException.class, () -> new RnnCell(0, 3)).getMessage());
    assertEquals(
        "RnnCell: the hidden size is 0 but must be at least 1.",
        assertThrows(IllegalArgumentException.class, () -> new RnnCell(3, 0)).getMessage());
    assertEquals(3, new RnnCell(1, 1).parameters().count());
  }

  @Test
  void knowsWhatItWasMadeWith() {
    RnnCell cell = new RnnCell(2, 3, Activation.RELU, true, Precision.FLOAT64, new Seed(1));
    assertEquals("rnn", cell.kind());
    assertEquals(Activation.RELU, cell.activation());
    assertEquals(Precision.FLOAT64, cell.precision());
    assertEquals(Precision.FLOAT32, new RnnCell(2, 3).precision());
    assertEquals(List.of("a", "h", "da"), cell.step(Matrix.row(1, 2), cell.zeroState(1)).names());
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
  void aStateOfAnotherSizeIsRefused() {
    RnnCell cell = new RnnCell(2, 3);
    HiddenState wide = new HiddenState(Matrix.zeros(Precision.FLOAT32, 1, 4));
    assertEquals(
        "RnnCell.step: the state has 4 units but this cell has 3. Start with zeroState(1).",
        assertThrows(
                IllegalArgumentException.class,
                () -> cell.step(Matrix.zeros(Precision.FLOAT32, 1, 2), wide))
            .getMessage());
  }

  @Test
  void numbersOfAnotherPrecisionAreConverted() {
    RnnCell cell = new RnnCell(2, 3);
    HiddenState before = new HiddenState(Matrix.row(0.5, -0.5, 0.25));
    Matrix h = cell.step(Matrix.row(1, -2), before).output();
    Matrix converted =
        cell.step(
                Matrix.of(Precision.FLOAT32, new double[] {1, -2}),
                before.map(m -> m.to(Precision.FLOAT32)))
            .output();
    assertEquals(0, h.maxDifference(converted));
    assertEquals(Precision.FLOAT32, h.precision());
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
