package org.unroll.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.data.Targets;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

class LossTest {
  private static final int ROWS = 5;
  private static final int K = 3;

  static Stream<Arguments> losses() {
    Targets classes = new Targets.Classes(2, 0, 1, 1, 2);
    Targets numbers = new Targets.Values(random(7));
    Targets yesOrNo = new Targets.Values(random(8).map(v -> v > 0 ? 1 : 0.25));
    return Stream.of(
        Arguments.of(new SoftmaxCrossEntropy(), classes),
        Arguments.of(new SoftmaxCrossEntropy(List.of(0.5, 2.0, 3.0)), classes),
        Arguments.of(new SigmoidCrossEntropy(), yesOrNo),
        Arguments.of(new SquaredError(), numbers),
        Arguments.of(new AbsoluteError(), numbers),
        Arguments.of(new Huber(0.7), numbers));
  }

  private static Matrix random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Matrix.zeros(Precision.FLOAT64, ROWS, K).map(v -> random.nextDouble(-2, 2));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theDerivativeAgreesWithCentralDifferences(Loss loss, Targets targets) {
    Matrix y = random(9);
    Matrix dy = y.copy();
    loss.backward(y, targets, 0.3, dy);
    double step = 1e-6;
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < K; c++) {
        Matrix up = y.copy();
        Matrix down = y.copy();
        up.set(r, c, y.get(r, c) + step);
        down.set(r, c, y.get(r, c) - step);
        double difference = sum(loss, up, targets) - sum(loss, down, targets);
        assertEquals(0.3 * difference / (2 * step), dy.get(r, c), 1e-8);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theSumOfAllRowsIsTheSumOfEach(Loss loss, Targets targets) {
    Matrix y = random(10);
    double sum = 0;
    double weight = 0;
    for (int r = 0; r < ROWS; r++) {
      sum += sum(loss, y.rows(r, r + 1), targets.rows(r, r + 1));
      weight += loss.weight(targets.rows(r, r + 1));
    }
    assertEquals(sum, sum(loss, y, targets), 1e-12);
    assertEquals(weight, loss.weight(targets), 1e-12);
  }

  private static double sum(Loss loss, Matrix y, Targets targets) {
    return loss.backward(y, targets, 1, y.copy());
  }

  @Test
  void sigmoidCrossEntropyIsTheNegativeLogLikelihood() {
    double p = 1 / (1 + Math.exp(-1.5));
    Targets targets = new Targets.Values(Matrix.row(0.25));
    double expected = -0.25 * Math.log(p) - 0.75 * Math.log(1 - p);
    assertEquals(expected, sum(new SigmoidCrossEntropy(), Matrix.row(1.5), targets), 1e-15);
  }

  @Test
  void sigmoidCrossEntropyOfHugeOutputsDoesNotOverflow() {
    Targets targets = new Targets.Values(Matrix.row(0, 1));
    assertEquals(900, sum(new SigmoidCrossEntropy(), Matrix.row(900, -900), targets), 1e-9);
  }

  @Test
  void huberIsSquaredNearAndAbsoluteFar() {
    Targets zero = new Targets.Values(Matrix.row(0));
    assertEquals(0.32, sum(new Huber(2), Matrix.row(0.8), zero), 1e-15);
    assertEquals(2 * (5 - 1), sum(new Huber(2), Matrix.row(-5), zero), 1e-15);
  }

  @Test
  void everyNameGivesTheLossOfThatName() {
    Loss.NAMES.forEach(name -> assertEquals(name, Loss.named(name).name()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Loss.named("hinge")).getMessage();
    assertEquals(
        "There is no loss hinge. There are: softmax, sigmoid, squared, absolute, huber.", message);
  }

  @Test
  void targetsOfTheWrongKindAreRefused() {
    Targets classes = new Targets.Classes(0, 1);
    Targets numbers = new Targets.Values(Matrix.of(new double[] {0.5}, new double[] {1}));
    refuses(new SoftmaxCrossEntropy(), numbers, 3, "needs a class for each row");
    refuses(new SquaredError(), classes, 3, "needs 3 numbers for each row");
    refuses(new SquaredError(), numbers, 3, "compares 3 outputs a row with 1 targets");
    refuses(new Huber(), classes, 1, "needs 1 numbers for each row");
  }

  @Test
  void targetsOutOfRangeAreRefused() {
    refuses(
        new SoftmaxCrossEntropy(),
        new Targets.Classes(0, 3),
        3,
        "Target 3 in row 1 is outside 0..2");
    refuses(new SoftmaxCrossEntropy(), new Targets.Classes(-1), 3, "Target -1 in row 0");
    refuses(
        new SigmoidCrossEntropy(),
        new Targets.Values(Matrix.row(0.5, 1.5)),
        2,
        "Target 1.5 in row 0 is outside 0..1");
    refuses(new AbsoluteError(), new Targets.Values(Matrix.row(Double.NaN)), 1, "hold NaN");
    refuses(
        new SoftmaxCrossEntropy(List.of(1.0, 2.0)),
        new Targets.Classes(0),
        3,
        "There are 2 class weights but 3 classes");
  }

  private static void refuses(Loss loss, Targets targets, int columns, String why) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> loss.check(targets, columns))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  @Test
  void sigmoidLossOfManyOutputsNeitherOverflowsNorLosesSmallOnes() {
    int many = 3000;
    Matrix unsure = Matrix.zeros(Precision.FLOAT64, 1, many);
    Targets halves = new Targets.Values(unsure.map(v -> 0.5));
    double sum = new SigmoidCrossEntropy().backward(unsure, halves, 1, unsure.copy());
    assertEquals(Math.log(2), sum, 1e-12);
    Matrix sure = Matrix.row(-50, 800, -800);
    Targets right = new Targets.Values(Matrix.row(0, 1, 0));
    double small = new SigmoidCrossEntropy().backward(sure, right, 1, sure.copy());
    assertEquals(Math.exp(-50) / 3, small, 1e-12 * Math.exp(-50));
  }
}
