package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;
import org.unroll.network.Network;

/** What training costs: processor time against steps and sequences, memory against the text. */
class CostTest {
  private static final Vocabulary SYMBOLS = Vocabulary.ofCharacters("abcdefghij");
  private static final int BYTES_OF_A_SYMBOL = 64;

  private static Corpus text(int length) {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < length; k++) {
      text.append((char) ('a' + random.nextInt(SYMBOLS.size())));
    }
    return Corpus.of(text.toString(), SYMBOLS);
  }

  private static Trainer trainer(int hidden, int batch, int steps) {
    Network network = Network.builder().oneHot(SYMBOLS).lstm(hidden).softmax(10).build();
    return new Trainer(network).batch(batch).truncate(steps).threads(1);
  }

  /** The median processor time of an update, in nanoseconds. */
  private static double costOfAnUpdate(int batch, int steps) {
    List<Long> times = new ArrayList<>();
    AtomicLong last = new AtomicLong();
    trainer(24, batch, steps)
        .onProgress(
            progress -> {
              long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
              times.add(now - last.getAndSet(now));
            })
        .train(text(150 * batch * steps + 1));
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private interface Cost {
    double times(int factor);
  }

  /** The least of several ratios of medians, since what else the machine does only adds to them. */
  private static double leastRatioOfFourTimes(Cost cost) {
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 5; round++) {
      double once = cost.times(1);
      least = Math.min(least, cost.times(4) / once);
    }
    return least;
  }

  @Test
  void fourTimesTheStepsCostLessThanFiveTimesAsMuch() {
    double ratio = leastRatioOfFourTimes(factor -> costOfAnUpdate(6, 20 * factor));
    assertTrue(ratio < 5, () -> "cost " + ratio + " times as much");
  }

  @Test
  void fourTimesTheSequencesCostLessThanFiveTimesAsMuch() {
    double ratio = leastRatioOfFourTimes(factor -> costOfAnUpdate(8 * factor, 15));
    assertTrue(ratio < 5, () -> "cost " + ratio + " times as much");
  }

  /** Bytes in use during a run over a text of that length, without garbage. */
  private static long heldBytes(int length) {
    AtomicLong held = new AtomicLong();
    trainer(64, 4, 25)
        .onProgress(
            progress -> {
              if (progress.update() == 15) {
                System.gc();
                held.set(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                Thread.currentThread().interrupt();
              }
            })
        .train(text(length));
    return held.get();
  }

  @Test
  void memoryOfTruncatedBpttDoesNotGrowWithTheTextButForItsSymbols() {
    heldBytes(2_000);
    int more = 200_000;
    long growth = heldBytes(2_000 + more) - heldBytes(2_000);
    // the values of one step of one sequence alone are 11 * 64 * 4 bytes
    assertTrue(growth < (long) BYTES_OF_A_SYMBOL * more, () -> "grew by " + growth + " bytes");
  }
}
