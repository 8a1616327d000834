package org.unroll.lesson.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.data.Dataset;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Seed;
import org.unroll.train.Adam;
import org.unroll.train.Evaluation;
import org.unroll.train.Trainer;

/** The results that made LSTM and GRU known, on so many seeds as {@code -Dclassic.seeds} says. */
@EnabledIfSystemProperty(named = "classic.seeds", matches = "[1-9]\\d*")
class ClassicTasksTest {
  private static final int STEPS = 50;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("classic.seeds"));
  }

  /** Trains epoch by epoch, each on fresh data, until the goal is reached; the epochs it took. */
  private static int train(Network network, double rate, int most, Fresh data, Goal goal) {
    for (int epoch = 1; epoch <= most; epoch++) {
      new Trainer(network).optimizer(new Adam(rate)).clip(1).batch(32).train(data.of(epoch));
      if (goal.reached()) {
        return epoch;
      }
    }
    return most + 1;
  }

  private interface Fresh {
    Dataset of(int epoch);
  }

  private interface Goal {
    boolean reached();
  }

  private static void addingProblem(NetworkBuilder begun, long seed) {
    Network network = begun.last().dense(1, Activation.IDENTITY).seed(seed).build();
    Examples test = AddingProblem.draw(1000, STEPS, new Seed(seed).of("test"));
    train(
        network,
        0.005,
        60,
        epoch -> AddingProblem.draw(3200, STEPS, new Seed(seed).of(epoch)),
        () -> Evaluation.of(network, test).loss() < 0.005);
    Examples unseen = AddingProblem.draw(1000, STEPS, new Seed(seed).of("unseen"));
    double error = Evaluation.of(network, unseen).loss();
    assertTrue(error < 0.01, "mean squared error " + error);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lstmAddsTwoNumbersFiftyStepsApart(long seed) {
    addingProblem(Network.builder().input(2).lstm(32), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gruAddsTwoNumbersFiftyStepsApart(long seed) {
    addingProblem(Network.builder().input(2).gru(32), seed);
  }

  /**
   * The share of words in which the network gives the right one of T and P more than {@code share}
   * of what it gives both as the last letter but one.
   */
  private static double longDependency(Network network, Examples words, double share) {
    int right = 0;
    for (Example word : words.list()) {
      Matrix p = network.predict(word.x());
      int last = word.length() - 2;
      int truth = ((Targets.Classes) word.targets()).id(last);
      int other = ReberGrammar.LETTERS.id("T") + ReberGrammar.LETTERS.id("P") - truth;
      right += p.get(last, truth) > share * (p.get(last, truth) + p.get(last, other)) ? 1 : 0;
    }
    return (double) right / words.size();
  }

  private static void reber(NetworkBuilder begun, long seed) {
    Network network = begun.softmax(7).seed(seed).build();
    Examples test = ReberGrammar.draw(4000, new Seed(seed).of("test"));
    train(
        network,
        0.01,
        60,
        epoch -> ReberGrammar.draw(2048, new Seed(seed).of(epoch)),
        () -> longDependency(network, test, 0.9) == 1);
    Examples unseen = ReberGrammar.draw(1000, new Seed(seed).of("unseen"));
    assertEquals(1, longDependency(network, unseen, 0.5));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lstmKeepsTheLongDependencyOfTheEmbeddedReberGrammar(long seed) {
    reber(Network.builder().oneHot(ReberGrammar.LETTERS).lstm(16), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gruKeepsTheLongDependencyOfTheEmbeddedReberGrammar(long seed) {
    reber(Network.builder().oneHot(ReberGrammar.LETTERS).gru(16), seed);
  }

  private static Network orderNetwork(NetworkBuilder begun, long seed) {
    return begun.last().softmax(TemporalOrder.CLASSES).seed(seed).build();
  }

  /** Trains for at most {@code most} epochs; the epochs it took to be sure. */
  private static int learnOrder(Network network, int steps, int most, long seed) {
    Examples test = TemporalOrder.draw(500, steps, new Seed(seed).of("test"));
    return train(
        network,
        0.005,
        most,
        epoch -> TemporalOrder.draw(1600, steps, new Seed(seed).of(epoch)),
        () -> Evaluation.of(network, test).accuracy() >= 0.998);
  }

  private static double orderAccuracy(Network network, int steps, long seed) {
    Examples unseen = TemporalOrder.draw(1000, steps, new Seed(seed).of("unseen"));
    return Evaluation.of(network, unseen).accuracy();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lstmTellsTheOrderOfTwoSymbolsInFiftySteps(long seed, TestReporter reporter) {
    Network lstm = orderNetwork(Network.builder().input(TemporalOrder.SYMBOLS).lstm(32), seed);
    int epochs = learnOrder(lstm, STEPS, 60, seed);
    double accuracy = orderAccuracy(lstm, STEPS, seed);
    assertTrue(accuracy >= 0.99, "accuracy " + accuracy);
    Network rnn = orderNetwork(Network.builder().input(TemporalOrder.SYMBOLS).rnn(64), seed);
    learnOrder(rnn, 2 * STEPS, epochs, seed);
    reporter.publishEntry("vanilla RNN at T=100", "" + orderAccuracy(rnn, 2 * STEPS, seed));
  }
}
