package org.unroll.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;

class PredictorTest {
  private static final int THREADS = 6;

  private static Network numbers() {
    return Network.builder()
        .input(3)
        .bidirectional(CellMaker.lstm(5, 1), Merge.CONCAT)
        .dropout(0.5)
        .gru(4)
        .dense(2, Activation.TANH)
        .build();
  }

  private static Matrix sequence(int steps) {
    SplittableRandom random = new SplittableRandom(steps);
    Matrix x = Matrix.zeros(Precision.FLOAT32, steps, 3);
    return x.setMapped(x, zero -> random.nextDouble(-1, 1));
  }

  @Test
  void predictsAsTheNetworkDid() {
    Network network = numbers();
    Predictor predictor = new Predictor(network);
    assertArrayEquals(
        network.predict(sequence(5)).toArray(), predictor.predict(sequence(5)).toArray());
  }

  @Test
  void aCopyReadsTheLastStepOfEachDirectionAsTheNetworkDoes() {
    Network network =
        Network.builder()
            .input(3)
            .bidirectional(CellMaker.gru(5, Reset.AFTER), Merge.CONCAT)
            .dropout(0.5)
            .last()
            .dense(2, Activation.TANH)
            .build();
    assertArrayEquals(
        network.predict(sequence(7)).toArray(),
        new Predictor(network).predict(sequence(7)).toArray());
    assertArrayEquals(
        network.to(Precision.FLOAT64).predict(sequence(7)).to(Precision.FLOAT32).toArray()[0],
        network.predict(sequence(7)).toArray()[0],
        1e-6);
  }

  @Test
  void isNotChangedWithTheNetwork() {
    Network network = numbers();
    Predictor predictor = new Predictor(network);
    double[][] before = predictor.predict(sequence(5)).toArray();
    network.parameters().weights().forEach(w -> w.value().fill(9));
    assertArrayEquals(before, predictor.predict(sequence(5)).toArray());
  }

  @Test
  void sequencesRunTogetherGiveWhatEachGivesAlone() {
    Predictor predictor = new Predictor(numbers());
    List<Matrix> sequences =
        List.of(sequence(2), sequence(7), sequence(1), sequence(7), sequence(4));
    List<Matrix> together = predictor.predict(sequences);
    for (int k = 0; k < sequences.size(); k++) {
      Matrix alone = predictor.predict(sequences.get(k));
      assertEquals(0, alone.maxDifference(together.get(k)), 1e-6, "sequence " + k);
    }
  }

  @Test
  void aHeadThatReadsTheLastStepGivesOneRowForEachSequence() {
    Vocabulary letters = Vocabulary.ofCharacters("abc");
    Network network = Network.builder().oneHot(letters).lstm(4).last().softmax(2).build();
    Predictor predictor = new Predictor(network);
    List<Matrix> together = predictor.predict(List.of(network.read("a"), network.read("cab")));
    assertEquals(0, predictor.predict("a").maxDifference(together.get(0)), 1e-6);
    assertEquals(0, predictor.predict("cab").maxDifference(together.get(1)), 1e-6);
  }

  @Test
  void wrongInputIsRefused() {
    Predictor predictor = new Predictor(numbers());
    assertThrows(IllegalArgumentException.class, () -> predictor.predict("text"));
    assertThrows(
        IllegalArgumentException.class,
        () -> predictor.predict(Matrix.zeros(Precision.FLOAT32, 2, 4)));
    assertThrows(
        IllegalArgumentException.class,
        () -> predictor.predict(List.of(Matrix.zeros(Precision.FLOAT32, 0, 3))));
  }

  @Test
  void manyThreadsPredictTheSameBitsAndNoneWaits() throws Exception {
    Predictor predictor = new Predictor(numbers());
    double[][] expected = predictor.predict(sequence(9)).toArray();
    Callable<Long> serve =
        () -> {
          long blocked = blockedCount();
          for (int k = 0; k < 300; k++) {
            assertArrayEquals(expected, predictor.predict(sequence(9)).toArray());
          }
          return blockedCount() - blocked;
        };
    serve.call(); // classes are loaded under locks
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> waits = new ArrayList<>();
      for (int k = 0; k < THREADS; k++) {
        waits.add(threads.submit(serve));
      }
      for (Future<Long> wait : waits) {
        assertEquals(0, wait.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static long blockedCount() {
    return ManagementFactory.getThreadMXBean()
        .getThreadInfo(Thread.currentThread().getId())
        .getBlockedCount();
  }
}
