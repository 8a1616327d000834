package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.unroll.cell.LstmCell;
import org.unroll.data.Batch;
import org.unroll.data.Dataset;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.param.Seed;

/** Whatever is wrong is said in one sentence, and the weights are bit for bit as before. */
class BadInputTest {
  private static final Examples GOOD = Trials.everyStep(1, 5, 3, 4);

  @Test
  void aLabelOutsideTheClassesIsRefused() {
    refused(with(new Targets.Classes(0, 4)), "Target 4 in row 1 is outside 0..3");
    refused(with(new Targets.Classes(-1, 0)), "Target -1 in row 0");
  }

  private static Examples with(Targets targets) {
    return new Examples(List.of(new Example(Matrix.zeros(Precision.FLOAT64, 2, 3), targets)));
  }

  @Test
  void dataThatIsNoNumberIsRefused() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Matrix x = Matrix.zeros(Precision.FLOAT64, 2, 3);
      x.set(1, 2, bad);
      Example example = new Example(x, new Targets.Classes(0, 1));
      refused(new Examples(List.of(example)), "The data holds NaN or infinite numbers");
    }
  }

  @Test
  void validationDataIsCheckedToo() {
    refused(GOOD, t -> t.validate(with(new Targets.Classes(0, 9))), "Target 9 in row 1");
  }

  @Test
  void numbersPerStepMustBeThoseTheNetworkReads() {
    Example example = new Example(Matrix.zeros(Precision.FLOAT64, 2, 5), new Targets.Classes(0, 1));
    refused(
        new Examples(List.of(example)), "The data has 5 numbers a step but this network reads 3.");
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    refused(
        GOOD, t -> t.batch(4), "The batch size 4 is larger than the data, which has 3 sequences");
  }

  @Test
  void aBatchOfEmptySequencesIsRefused() {
    Batch empty =
        Batch.ofSteps(
            Packing.of(0, 0), Matrix.zeros(Precision.FLOAT64, 0, 3), new Targets.Classes());
    refused(only(List.of(empty)), "All sequences of a batch are empty");
    refused(only(List.of()), "The data has no batches");
  }

  private static Dataset only(List<Batch> batches) {
    return new Dataset() {
      @Override
      public Iterable<Batch> batches(int size, Seed shuffle) {
        return batches;
      }

      @Override
      public Iterable<Batch> batches(int size) {
        return batches;
      }

      @Override
      public int defaultBatch() {
        return 1;
      }

      @Override
      public int defaultWindow() {
        return 0;
      }
    };
  }

  @Test
  void anExampleWithoutStepsIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Example(Matrix.zeros(Precision.FLOAT64, 0, 3), new Targets.Classes(0)));
  }

  @Test
  void targetsForEachStepAndOneForAllAreNotMixedUp() {
    refused(Trials.oneEach(1, 3, 2), "Add the line last before its head");
    Network last = Network.builder().input(3).rnn(4).last().softmax(4).build();
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Trainer(last).train(GOOD))
            .getMessage();
    assertTrue(message.contains("Leave out the line last"), message);
  }

  @Test
  void truncationNeedsATargetAtEveryStepAndANetworkThatReadsForward() {
    Network last = Network.builder().input(3).rnn(4).last().softmax(4).build();
    refused(last, Trials.oneEach(1, 5, 2), t -> t.truncate(3), "needs a target at every step");
    Network both =
        Network.builder()
            .input(3)
            .bidirectional((in, p, seed) -> new LstmCell(in, 4, 1, p, seed), Merge.SUM)
            .softmax(4)
            .build();
    refused(both, GOOD, t -> t.truncate(3), "reads sequences as wholes");
  }

  @Test
  void settingsOutOfRangeAreRefusedWhenTheyAreGiven() {
    Network network = Trials.lstm(Precision.FLOAT32);
    for (double rate : new double[] {0, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Sgd(rate));
    }
    List<Runnable> wrong =
        List.of(
            () -> new Trainer(network).clip(0),
            () -> new Trainer(network).clip(Double.NaN),
            () -> new Trainer(network).clipValue(-1),
            () -> new Trainer(network).weightDecay(Double.NaN),
            () -> new Trainer(network).batch(0),
            () -> new Trainer(network).epochs(0),
            () -> new Trainer(network).threads(0),
            () -> new Trainer(network).truncate(0),
            () -> new Trainer(network).truncate(3, 2),
            () -> new Trainer(network).patience(0));
    wrong.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
    refused(GOOD, t -> t.patience(2), "patience=2 needs data whose loss it can watch");
  }

  @Test
  void aDivergingLossIsSaidAndTheWeightsAreThoseFromBefore() {
    Network network =
        Network.builder()
            .input(3)
            .rnn(4, Activation.RELU, true)
            .dense(3, Activation.IDENTITY)
            .build();
    List<Long> before = Trials.bits(network.parameters());
    Matrix x = Matrix.zeros(Precision.FLOAT64, 6, 3);
    x.fill(2);
    Examples data = new Examples(List.of(new Example(x, new Targets.Values(x))));
    Trainer trainer = new Trainer(network).optimizer(new Sgd(1e6)).epochs(50);
    String message =
        assertThrows(ArithmeticException.class, () -> trainer.train(data)).getMessage();
    assertTrue(message.matches("Trainer: the .* became .* in epoch \\d+.*"), message);
    assertTrue(message.contains("Try clip=1 or lr below 1000000.0."), message);
    assertEquals(before, Trials.bits(network.parameters()));
  }

  private static void refused(Dataset data, String why) {
    refused(data, t -> t, why);
  }

  private static void refused(Dataset data, UnaryOperator<Trainer> settings, String why) {
    refused(Trials.lstm(Precision.FLOAT32), data, settings, why);
  }

  private static void refused(
      Network network, Dataset data, UnaryOperator<Trainer> settings, String why) {
    List<Long> before = Trials.bits(network.parameters());
    Trainer trainer = settings.apply(new Trainer(network));
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer.train(data)).getMessage();
    assertTrue(message.contains(why), message);
    assertEquals(before, Trials.bits(network.parameters()));
  }
}
