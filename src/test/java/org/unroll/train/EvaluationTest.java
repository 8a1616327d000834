package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.loss.SigmoidCrossEntropy;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;

class EvaluationTest {

  /** Whose output is its input. */
  private static Network echo(int size, NetworkBuilder head) {
    Network network = head.build();
    network.parameters().get("W_hy").fill(0);
    for (int k = 0; k < size; k++) {
      network.parameters().get("W_hy").set(k, k, 1);
    }
    return network;
  }

  private static NetworkBuilder input(int size) {
    return Network.builder().precision(Precision.FLOAT64).input(size);
  }

  @Test
  void classesAreCountedByTruthAndPrediction() {
    Matrix x =
        Matrix.of(
            new double[] {5, 0, 0},
            new double[] {0, 5, 0},
            new double[] {0, 5, 0},
            new double[] {0, 0, 5});
    Examples data = new Examples(List.of(new Example(x, new Targets.Classes(0, 1, 2, 2))));
    Evaluation evaluation = Evaluation.of(echo(3, input(3).softmax(3)), data);
    Confusion confusion = evaluation.confusion().orElseThrow();
    assertArrayEquals(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 1, 1}}, confusion.toArray());
    assertEquals(0.75, evaluation.accuracy());
    assertEquals(0.5, confusion.recall(2));
    assertEquals(0.5, confusion.precision(1));
    double wrong = Math.log(Math.exp(5) + 2);
    assertEquals((3 * (wrong - 5) + wrong) / 4, evaluation.loss(), 1e-12);
    assertEquals(Math.exp(evaluation.loss()), evaluation.perplexity());
    assertThrows(IllegalStateException.class, evaluation::rmse);
  }

  @Test
  void numbersHaveRootMeanSquareAndMeanAbsoluteError() {
    Matrix x = Matrix.of(new double[] {1, 2}, new double[] {3, 4});
    Matrix targets = Matrix.of(new double[] {1, 5}, new double[] {3, 0});
    Examples data = new Examples(List.of(new Example(x, new Targets.Values(targets))));
    Evaluation evaluation = Evaluation.of(echo(2, input(2).dense(2, Activation.IDENTITY)), data);
    assertEquals(Math.sqrt(25 / 4.0), evaluation.rmse(), 1e-12);
    assertEquals(7 / 4.0, evaluation.mae(), 1e-12);
    String message = assertThrows(IllegalStateException.class, evaluation::accuracy).getMessage();
    assertTrue(message.contains("Ask for rmse()"), message);
  }

  @Test
  void yesOrNoIsDecidedAtOneHalf() {
    Matrix x =
        Matrix.of(new double[] {3}, new double[] {-1}, new double[] {0.1}, new double[] {-2});
    Matrix targets =
        Matrix.of(new double[] {1}, new double[] {1}, new double[] {0}, new double[] {0});
    Examples data = new Examples(List.of(new Example(x, new Targets.Values(targets))));
    Network network =
        echo(1, input(1).dense(1, Activation.IDENTITY).loss(new SigmoidCrossEntropy()));
    Evaluation evaluation = Evaluation.of(network, data);
    assertEquals(0.5, evaluation.accuracy());
    assertArrayEquals(new int[][] {{1, 1}, {1, 1}}, evaluation.confusion().orElseThrow().toArray());
  }

  @Test
  void earlyStoppingGoesBackToTheWeightsOfTheBestEpoch() {
    Network network = Trials.lstm(Precision.FLOAT64);
    Examples validation = Trials.everyStep(99, 7, 5);
    History history =
        new Trainer(network)
            .optimizer(new Adam(0.1))
            .epochs(60)
            .validate(validation)
            .patience(3)
            .train(Trials.everyStep(1, 6, 4));
    assertTrue(history.epochs().size() < 60);
    assertEquals(history.epochs().size() - 3, history.bestEpoch());
    double best = history.epochs().get(history.bestEpoch() - 1).validationLoss().orElseThrow();
    assertEquals(best, Evaluation.of(network, validation).loss());
  }
}
