package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CompanionTest {
  private static final int PIECES = 37;
  private static final int ROUNDS = 300;

  private final Companion companion = new Companion();

  @Test
  void everyPieceIsDoneOnceBeforeTheCallReturns() {
    for (int round = 0; round < ROUNDS; round++) {
      AtomicIntegerArray done = new AtomicIntegerArray(PIECES);
      companion.share(PIECES, done::incrementAndGet);
      for (int k = 0; k < PIECES; k++) {
        assertEquals(1, done.get(k));
      }
    }
  }

  @Test
  void callersAtTheSameTimeDoNotDisturbEachOther() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          List<Thread> callers = new ArrayList<>();
          AtomicIntegerArray failures = new AtomicIntegerArray(1);
          for (int k = 0; k < 3; k++) {
            Thread caller =
                new Thread(
                    () -> {
                      try {
                        everyPieceIsDoneOnceBeforeTheCallReturns();
                      } catch (AssertionError e) {
                        failures.incrementAndGet(0);
                      }
                    });
            callers.add(caller);
            caller.start();
          }
          for (Thread caller : callers) {
            caller.join();
          }
          assertEquals(0, failures.get(0));
        });
  }

  @Test
  void aCallAfterALongPauseIsHelpedOrDoneAlone() throws InterruptedException {
    everyPieceIsDoneOnceBeforeTheCallReturns();
    Thread.sleep(20);
    everyPieceIsDoneOnceBeforeTheCallReturns();
  }
}
