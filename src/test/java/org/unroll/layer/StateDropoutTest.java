package org.unroll.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkLines;
import org.unroll.param.Gradients;
import org.unroll.param.Seed;

class StateDropoutTest {
  private static final int D = 3;
  private static final int H = 5;
  private static final Packing PACKING = Packing.of(6, 4, 4, 1);
  private static final Noise NOISE = Noise.of(new Seed(11));
  private static final Recurrence DROPPING = Recurrence.PLAIN.dropping(0.4);

  private static Matrix random(int rows, int columns, long seed) {
    Matrix m = Matrix.zeros(Precision.FLOAT64, rows, columns);
    var numbers = new Seed(seed).stream();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        m.set(r, c, numbers.nextDouble(-1, 1));
      }
    }
    return m;
  }

  static Stream<Cell<?>> cells() {
    Seed seed = new Seed(5);
    return Stream.of(
        new RnnCell(D, H, Activation.TANH, true, Precision.FLOAT64, seed),
        new LstmCell(D, H, 1, Precision.FLOAT64, seed),
        new GruCell(D, H, Precision.FLOAT64, seed),
        new ResetBeforeGruCell(D, H, Precision.FLOAT64, seed));
  }

  /** Loss: the sum of w * h over all steps, whose derivative with respect to h is w. */
  private static double loss(Unrolled<?> run, Matrix x, Matrix w) {
    Matrix h = run.forward(x, NOISE);
    double sum = 0;
    for (int r = 0; r < h.rows(); r++) {
      for (int u = 0; u < H; u++) {
        sum += w.get(r, u) * h.get(r, u);
      }
    }
    return sum;
  }

  private static void assertIsDerivative(Matrix gradient, Matrix value, DoubleSupplier loss) {
    double e = 1e-5;
    for (int r = 0; r < value.rows(); r++) {
      for (int c = 0; c < value.columns(); c++) {
        double at = value.get(r, c);
        value.set(r, c, at + e);
        double above = loss.getAsDouble();
        value.set(r, c, at - e);
        double below = loss.getAsDouble();
        value.set(r, c, at);
        assertEquals((above - below) / (2 * e), gradient.get(r, c), 1e-8);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientsUnderAMaskMatchCentralDifferences(Cell<?> cell) {
    Unrolled<?> run = new Recurrent<>("layer", cell, DROPPING).pass(PACKING);
    run.initialState().h().set(random(PACKING.sequences(), H, 3));
    Matrix x = random(PACKING.rows(), D, 1);
    Matrix w = random(PACKING.rows(), H, 2);
    loss(run, x, w);
    Gradients gradients = new Gradients(run.layer().parameters());
    run.backward(w, gradients);
    DoubleSupplier loss = () -> loss(run, x, w);
    run.layer()
        .parameters()
        .weights()
        .forEach(weight -> assertIsDerivative(gradients.of(weight), weight.value(), loss));
    assertIsDerivative(run.initialGradient().h().copy(), run.initialState().h(), loss);
    assertIsDerivative(run.inputGradient(), x, loss);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theContributionsOfTheStepsAddUp(Cell<?> cell) {
    Unrolled<?> run = new Recurrent<>("layer", cell, DROPPING).pass(PACKING);
    loss(run, random(PACKING.rows(), D, 1), random(PACKING.rows(), H, 2));
    Gradients whole = new Gradients(run.layer().parameters());
    run.backward(random(PACKING.rows(), H, 2), whole);
    Gradients sum = new Gradients(run.layer().parameters());
    for (int t = 0; t < PACKING.steps(); t++) {
      run.addContribution(t, sum);
    }
    run.layer()
        .parameters()
        .weights()
        .forEach(w -> assertEquals(0, whole.of(w).maxDifference(sum.of(w)), 1e-12));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void predictingHidesNothing(Cell<?> cell) {
    Matrix x = random(PACKING.rows(), D, 1);
    Matrix plain = new Recurrent<>("layer", cell).pass(PACKING).forward(x);
    Unrolled<?> run = new Recurrent<>("layer", cell, DROPPING).pass(PACKING);
    assertNotEquals(0, run.forward(x, NOISE).maxDifference(plain));
    assertEquals(0, run.forward(x).maxDifference(plain));
  }

  /** h_t = m * h_{t-1} from h_0 = 1: every unit is 0 from the first step on, or 1 / (1 - p)^t. */
  @Test
  void oneMaskServesAllStepsOfASequence() {
    RnnCell cell = new RnnCell(D, H, Activation.IDENTITY, false, Precision.FLOAT64, new Seed(1));
    for (int u = 0; u < H; u++) {
      for (int v = 0; v < H; v++) {
        cell.parameters().get("W_hh").set(u, v, u == v ? 1 : 0);
      }
    }
    Unrolled<?> run = new Recurrent<>("layer", cell, DROPPING).pass(PACKING);
    run.initialState().h().fill(1);
    Matrix h = run.forward(Matrix.zeros(Precision.FLOAT64, PACKING.rows(), D), NOISE);
    int hidden = 0;
    for (int b = 0; b < PACKING.sequences(); b++) {
      for (int u = 0; u < H; u++) {
        boolean kept = h.get(PACKING.row(b, 0), u) != 0;
        hidden += kept ? 0 : 1;
        for (int t = 0; t < PACKING.length(b); t++) {
          double expected = kept ? Math.pow(1 / 0.6, t + 1) : 0;
          assertEquals(expected, h.get(PACKING.row(b, t), u), 1e-12);
        }
      }
    }
    assertTrue(hidden > 0 && hidden < H * PACKING.sequences(), "hidden " + hidden);
  }

  @Test
  void aLayerLineSaysIt() {
    Network network = network("lstm 3 recurrentDropout=0.25 initial=learned");
    assertEquals(
        "lstm 3 initial=learned recurrentDropout=0.25", network.layers().get(0).describe());
    for (String wrong : List.of("1", "-0.1", "NaN")) {
      assertThrows(
          IllegalArgumentException.class, () -> network("gru 3 recurrentDropout=" + wrong));
    }
  }

  private static Network network(String line) {
    String lines = String.join("\n", "input 2", line, "dense 1");
    return NetworkLines.parse(lines, name -> Optional.empty()).builder().build();
  }
}
