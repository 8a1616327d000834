package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.data.Batch;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.loss.Loss;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

class TrainerLawsTest {
  private static final int[] LENGTHS = {9, 1, 7, 4, 9, 2, 6, 3, 8, 5, 1};

  @ParameterizedTest
  @EnumSource(Precision.class)
  void anyNumberOfThreadsGivesTheSameBits(Precision precision) {
    Examples data = Trials.everyStep(1, LENGTHS);
    List<Long> one = null;
    for (int threads : new int[] {1, 2, 5}) {
      Network network = Trials.lstm(precision);
      new Trainer(network).batch(9).truncate(3, 5).clip(0.5).epochs(3).threads(threads).train(data);
      List<Long> bits = Trials.bits(network.parameters());
      one = one == null ? bits : one;
      assertEquals(one, bits, threads + " threads");
    }
    assertNotEquals(Trials.bits(Trials.lstm(precision).parameters()), one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "rmsprop", "momentum"})
  void threadsThatShareTheUpdateOfManyWeightsGiveTheSameBits(String optimizer) {
    Examples data = Trials.everyStep(1, LENGTHS);
    List<Long> one = null;
    for (int threads : new int[] {1, 2, 5}) {
      Network network =
          Network.builder().input(Trials.INPUTS).lstm(101).softmax(Trials.CLASSES).seed(11).build();
      assertTrue(network.parameters().count() > 40_000);
      new Trainer(network)
          .optimizer(Optimizers.named(optimizer, 0.01))
          .clip(0.5)
          .clipValue(0.1)
          .weightDecay(0.01)
          .threads(threads)
          .train(data);
      List<Long> bits = Trials.bits(network.parameters());
      one = one == null ? bits : one;
      assertEquals(one, bits, threads + " threads");
    }
  }

  @Test
  void truncationAtLeastAsLongAsTheSequenceEqualsFullBptt() {
    Examples data = Trials.everyStep(2, LENGTHS);
    Network full = Trials.lstm(Precision.FLOAT64);
    Network exact = Trials.lstm(Precision.FLOAT64);
    Network longer = Trials.lstm(Precision.FLOAT64);
    new Trainer(full).batch(4).full().epochs(2).train(data);
    new Trainer(exact).batch(4).truncate(9).epochs(2).train(data);
    new Trainer(longer).batch(4).truncate(10, 25).epochs(2).train(data);
    assertEquals(Trials.bits(full.parameters()), Trials.bits(exact.parameters()));
    assertEquals(Trials.bits(full.parameters()), Trials.bits(longer.parameters()));
  }

  @Test
  void equalK1AndK2IsDetachingTheStateBetweenWindows() {
    Examples data = Trials.everyStep(3, 10, 8, 3, 1);
    Network trained = Trials.lstm(Precision.FLOAT64);
    new Trainer(trained).optimizer(new Sgd(0.5)).batch(4).truncate(4).train(data);
    Network reference = Trials.lstm(Precision.FLOAT64);
    Batch batch = Batch.of(data.list());
    NetworkState state = NetworkState.zero(reference, 4);
    for (int from = 0; from < 10; from += 4) {
      Batch window = batch.window(from, from + 4);
      UnrolledNetwork run = reference.unroll(window.packing());
      run.start(state);
      run.forward(window.x());
      run.loss(window.targets(), 1.0 / window.targets().rows());
      Gradients gradients = reference.gradients();
      run.backward(gradients);
      run.finish(state);
      for (String name : gradients.names()) {
        reference.parameters().get(name).addScaled(-0.5, gradients.get(name));
      }
    }
    Trials.assertSameWeights(reference, trained, 1e-14);
  }

  @Test
  void gradientsOfLongerK2EqualThoseOfARunWrittenOut() {
    WrittenOutRnn reference = new WrittenOutRnn(3, 5, 4, 21);
    Network trained = new WrittenOutRnn(3, 5, 4, 21).network();
    Examples data = Trials.everyStep(4, 11);
    new Trainer(trained).optimizer(new Sgd(0.3)).truncate(2, 5).train(data);
    reference.train(data.list().get(0), 2, 5, 0.3);
    Trials.assertSameWeights(reference.network(), trained, 1e-8);
    Network detached = new WrittenOutRnn(3, 5, 4, 21).network();
    new Trainer(detached).optimizer(new Sgd(0.3)).truncate(2).train(data);
    double difference =
        detached.parameters().get("W_hh").maxDifference(trained.parameters().get("W_hh"));
    assertTrue(difference > 1e-4, "k2 makes no difference: " + difference);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void raggedWindowsWithCarriedStateEqualWholeSequences(int window) {
    Examples data = Trials.everyStep(5, LENGTHS);
    Network network = Trials.lstm(Precision.FLOAT64);
    Trainer still = new Trainer(network).optimizer(new Sgd(1e-200)).batch(LENGTHS.length);
    double whole = still.full().train(data).losses()[0];
    History windows = still.truncate(window).train(data);
    double sum = 0;
    Batch batch = Batch.of(data.list());
    for (History.Update update : windows.updates()) {
      int from = (update.number() - 1) * window;
      sum += update.loss() * batch.window(from, from + window).targets().rows();
    }
    assertEquals(whole, sum / batch.targets().rows(), 1e-12);
  }

  @Test
  void evaluationInWindowsEqualsTheWholeSequence() {
    Examples data = Trials.everyStep(6, 300, 129, 128, 1);
    Network network = Trials.lstm(Precision.FLOAT64);
    Batch batch = Batch.of(data.list());
    UnrolledNetwork run = network.unroll(batch.packing());
    run.forward(batch.x());
    double loss = run.loss(batch.targets(), 0) / batch.targets().rows();
    assertEquals(loss, Evaluation.of(network, data).loss(), 1e-12);
  }

  @Test
  void everyEpochHasAnOrderOfItsOwnAndTheSameSeedTheSameOrders() {
    Examples data = Trials.oneEach(7, LENGTHS);
    double[] first = lossesOf(data, 1);
    assertArrayEquals(first, lossesOf(data, 1));
    assertFalse(java.util.Arrays.equals(first, lossesOf(data, 2)));
    double[] still = new double[2 * LENGTHS.length];
    System.arraycopy(first, 0, still, 0, still.length);
    assertFalse(
        java.util.Arrays.equals(
            java.util.Arrays.copyOf(still, LENGTHS.length),
            java.util.Arrays.copyOfRange(still, LENGTHS.length, still.length)));
  }

  private static double[] lossesOf(Examples data, long seed) {
    Network network =
        Network.builder().input(3).rnn(4).last().softmax(4).precision(Precision.FLOAT64).build();
    return new Trainer(network)
        .optimizer(new Sgd(1e-200))
        .batch(1)
        .seed(seed)
        .epochs(2)
        .train(data)
        .losses();
  }

  @Test
  void anInterruptEndsTheRunAfterTheUpdateAndKeepsModelAndHistory() {
    Network network = Trials.lstm(Precision.FLOAT32);
    List<List<Long>> seen = new ArrayList<>();
    History history =
        new Trainer(network)
            .batch(4)
            .truncate(3)
            .epochs(5)
            .onProgress(
                progress -> {
                  seen.add(Trials.bits(network.parameters()));
                  if (progress.update() == 4) {
                    Thread.currentThread().interrupt();
                  }
                })
            .train(Trials.everyStep(8, LENGTHS));
    assertTrue(history.interrupted());
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(4, history.updates().size());
    assertEquals(seen.get(3), Trials.bits(network.parameters()));
  }

  /** The loss of a softmax head; the thread is interrupted when it is asked for the last time. */
  private record InterruptingLoss(Loss softmax, AtomicInteger windows) implements Loss {
    @Override
    public String name() {
      return softmax.name();
    }

    @Override
    public double backward(Matrix y, Targets targets, double scale, Matrix dy) {
      if (windows.decrementAndGet() == 0) {
        Thread.currentThread().interrupt();
      }
      return softmax.backward(y, targets, scale, dy);
    }

    @Override
    public void predict(Matrix y, Matrix predictions) {
      softmax.predict(y, predictions);
    }

    @Override
    public void check(Targets targets, int columns) {
      softmax.check(targets, columns);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 11})
  void aWindowAbandonedByAnInterruptIsAsIfItHadNotBegun(int batch) {
    Network network =
        Network.builder()
            .input(Trials.INPUTS)
            .lstm(5)
            .softmax(Trials.CLASSES)
            .loss(new InterruptingLoss(Loss.named("softmax"), new AtomicInteger(4)))
            .seed(11)
            .build();
    Examples data = Trials.everyStep(8, LENGTHS);
    List<Checkpoint> kept = new ArrayList<>();
    Supplier<Trainer> trainer =
        () -> new Trainer(network).batch(batch).truncate(3).epochs(2).threads(2);
    History first = trainer.get().checkpoints(100, kept::add).train(data);
    assertTrue(first.interrupted());
    assertFalse(Thread.interrupted());
    assertTrue(first.updates().size() < 4, first.toString());
    History all = trainer.get().resume(kept.get(kept.size() - 1)).train(data);
    Network undisturbed = Trials.lstm(Precision.FLOAT32);
    History expected =
        new Trainer(undisturbed).batch(batch).truncate(3).epochs(2).threads(2).train(data);
    assertEquals(expected.updates(), all.updates());
    assertEquals(Trials.bits(undisturbed.parameters()), Trials.bits(network.parameters()));
  }

  @Test
  void aBatchOfSeveralShardsHasTheGradientOfTheWhole() {
    Examples data = Trials.everyStep(9, LENGTHS);
    Network trained = Trials.lstm(Precision.FLOAT64);
    assertTrue(TrainingRun.shardsOf(LENGTHS.length) > 1);
    new Trainer(trained).optimizer(new Sgd(0.5)).batch(LENGTHS.length).train(data);
    Network reference = Trials.lstm(Precision.FLOAT64);
    Batch batch = Batch.of(data.list());
    UnrolledNetwork run = reference.unroll(batch.packing());
    run.forward(batch.x());
    run.loss(batch.targets(), 1.0 / batch.targets().rows());
    Gradients gradients = reference.gradients();
    run.backward(gradients);
    for (String name : gradients.names()) {
      reference.parameters().get(name).addScaled(-0.5, gradients.get(name));
    }
    Trials.assertSameWeights(reference, trained, 1e-13);
  }
}
