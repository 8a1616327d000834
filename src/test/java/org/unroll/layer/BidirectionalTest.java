package org.unroll.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unroll.cell.GruCell;
import org.unroll.cell.HiddenState;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.param.Gradients;
import org.unroll.param.Initializer;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;

class BidirectionalTest {
  private static final int INPUTS = 2;
  private static final int H = 3;
  private static final Packing PACKING = Packing.of(5, 4, 1);

  private final Recurrent<HiddenState> forward = direction("forward", 1);
  private final Recurrent<HiddenState> backward = direction("backward", 2);
  private final Matrix x = random(PACKING.rows(), INPUTS, 3);

  private static Recurrent<HiddenState> direction(String name, long seed) {
    return new Recurrent<>(name, new GruCell(INPUTS, H, Precision.FLOAT64, new Seed(seed)));
  }

  private static Matrix random(int rows, int columns, long seed) {
    Matrix m = Matrix.zeros(Precision.FLOAT64, rows, columns);
    Initializer.uniform(1).fill(m, new SplittableRandom(seed));
    return m;
  }

  private Bidirectional layer(Merge merge) {
    return new Bidirectional("both", forward, backward, merge);
  }

  /** The rows of one sequence, last step first. */
  private static Matrix reversed(Matrix all, int sequence) {
    int[] rows = new int[PACKING.length(sequence)];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = PACKING.row(sequence, rows.length - 1 - t);
    }
    return all.pick(rows);
  }

  private static Matrix alone(Recurrent<?> direction, Matrix sequence) {
    return direction.pass(Packing.of(sequence.rows())).forward(sequence, Noise.NONE);
  }

  @Test
  void eachHalfIsADirectionAloneOverItsOwnLength() {
    Matrix y = layer(Merge.CONCAT).pass(PACKING).forward(x, Noise.NONE);
    for (int b = 0; b < PACKING.sequences(); b++) {
      int[] rows = new int[PACKING.length(b)];
      for (int t = 0; t < rows.length; t++) {
        rows[t] = PACKING.row(b, t);
      }
      Matrix expectedForward = alone(forward, x.pick(rows));
      Matrix expectedBackward = alone(backward, reversed(x, b));
      assertEquals(0, y.columns(0, H).pick(rows).maxDifference(expectedForward));
      assertEquals(0, reversed(y.columns(H, 2 * H), b).maxDifference(expectedBackward));
    }
  }

  @Test
  void theSumIsTheSumOfTheHalves() {
    Matrix halves = layer(Merge.CONCAT).pass(PACKING).forward(x, Noise.NONE);
    Matrix sum = layer(Merge.SUM).pass(PACKING).forward(x, Noise.NONE);
    assertEquals(0, sum.maxDifference(halves.columns(0, H).plus(halves.columns(H, 2 * H))), 1e-15);
  }

  @Test
  void theLastStepOfEachDirectionIsWhatItReadLast() {
    Matrix y = layer(Merge.CONCAT).pass(PACKING).forward(x, Noise.NONE);
    Pass last = new LastStep(2 * H, H, Precision.FLOAT64).pass(PACKING);
    Matrix summary = last.forward(y, Noise.NONE);
    for (int b = 0; b < PACKING.sequences(); b++) {
      Matrix atEnd = step(y, b, PACKING.length(b) - 1).columns(0, H);
      Matrix atStart = step(y, b, 0).columns(H, 2 * H);
      assertEquals(0, summary.rows(b, b + 1).columns(0, H).maxDifference(atEnd));
      assertEquals(0, summary.rows(b, b + 1).columns(H, 2 * H).maxDifference(atStart));
    }
  }

  @Test
  void theGradientOfTheLastStepReachesThatStepAlone() {
    Pass last = new LastStep(2 * H, H, Precision.FLOAT64).pass(PACKING);
    last.forward(random(PACKING.rows(), 2 * H, 5), Noise.NONE);
    Matrix dy = random(PACKING.sequences(), 2 * H, 6);
    last.backward(dy, new Gradients(new Parameters()));
    Matrix dx = last.inputGradient();
    for (int b = 0; b < PACKING.sequences(); b++) {
      for (int t = 0; t < PACKING.length(b); t++) {
        Matrix row = step(dx, b, t);
        Matrix d = dy.rows(b, b + 1);
        boolean end = t == PACKING.length(b) - 1;
        assertEquals(end ? d.columns(0, H).norm() : 0, row.columns(0, H).norm());
        assertEquals(t == 0 ? d.columns(H, 2 * H).norm() : 0, row.columns(H, 2 * H).norm());
      }
    }
  }

  private static Matrix step(Matrix all, int b, int t) {
    int row = PACKING.row(b, t);
    return all.rows(row, row + 1);
  }

  @Test
  void anOutputDependsOnWhatComesLater() {
    Matrix y = layer(Merge.CONCAT).pass(PACKING).forward(x, Noise.NONE).copy();
    Matrix changed = x.copy();
    step(changed, 0, 4).scale(-1);
    Matrix other = layer(Merge.CONCAT).pass(PACKING).forward(changed, Noise.NONE);
    assertNotEquals(0, step(y, 0, 0).maxDifference(step(other, 0, 0)));
    assertEquals(0, step(y, 1, 0).maxDifference(step(other, 1, 0)));
    assertFalse(layer(Merge.CONCAT).readsForward());
  }

  @Test
  void directionsOfDifferentSizesAreRefused() {
    Recurrent<HiddenState> wider =
        new Recurrent<>("wider", new GruCell(INPUTS, 4, Precision.FLOAT64, new Seed(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new Bidirectional("both", forward, wider, Merge.SUM));
  }

  @Test
  void aLayerLineNamesTheMergeThatIsNotTheUsual() {
    assertEquals("bidirectional gru 3", layer(Merge.CONCAT).describe());
    assertEquals("bidirectional gru 3 merge=sum", layer(Merge.SUM).describe());
  }
}
