package org.unroll.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpersTest {
  private static final int PIECES = 37;
  private static final int ROUNDS = 300;

  private final Helpers helpers = new Helpers(2);

  @AfterEach
  void letThemEnd() {
    helpers.close();
  }

  @Test
  void everyPieceIsDoneOnceBeforeTheCallReturns() {
    for (int round = 0; round < ROUNDS; round++) {
      int pieces = round % PIECES; // none, one, fewer than threads, and more
      AtomicIntegerArray done = new AtomicIntegerArray(pieces);
      helpers.share(pieces, done::incrementAndGet);
      for (int k = 0; k < pieces; k++) {
        assertEquals(1, done.get(k));
      }
    }
  }

  @Test
  void callersAtTheSameTimeDoNotDisturbEachOther() {
    assertTimeoutPreemptively(
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
  void eachThreadBeginsWithThePiecesItHadBefore() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Thread[] first = threadsOfThreePieces();
          for (int round = 0; round < ROUNDS; round++) {
            assertArrayEquals(first, threadsOfThreePieces());
          }
        });
  }

  /** Who does each of as many pieces as there are threads, none of which can end alone. */
  private Thread[] threadsOfThreePieces() {
    Thread[] threads = new Thread[3];
    CountDownLatch atWork = new CountDownLatch(threads.length);
    helpers.share(
        threads.length,
        k -> {
          threads[k] = Thread.currentThread();
          atWork.countDown();
          await(atWork);
        });
    return threads;
  }

  @Test
  void aCallAfterALongPauseIsHelpedOrDoneAlone() throws InterruptedException {
    everyPieceIsDoneOnceBeforeTheCallReturns();
    Thread.sleep(20);
    everyPieceIsDoneOnceBeforeTheCallReturns();
  }

  @Test
  void theFailureOfAPieceIsThrownAndTheRestIsLeftOut() {
    AtomicInteger begun = new AtomicInteger();
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                helpers.share(
                    1_000_000,
                    k -> {
                      begun.incrementAndGet();
                      throw new IllegalStateException("piece " + k);
                    }));
    assertTrue(failure.getMessage().startsWith("piece "), failure.getMessage());
    assertTrue(begun.get() <= 3, begun + " pieces were begun");
    everyPieceIsDoneOnceBeforeTheCallReturns();
  }

  @Test
  void anErrorIsThrownToo() {
    assertThrows(
        StackOverflowError.class,
        () ->
            helpers.share(
                2,
                k -> {
                  throw new StackOverflowError();
                }));
  }

  @Test
  void anInterruptOfTheCallerReachesThePiecesOfTheOthers() {
    AtomicInteger told = new AtomicInteger();
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          CountDownLatch othersAtWork = new CountDownLatch(2);
          Thread self = Thread.currentThread();
          helpers.share(
              3,
              k -> {
                if (Thread.currentThread() == self) {
                  await(othersAtWork);
                  self.interrupt();
                } else {
                  othersAtWork.countDown();
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                  told.incrementAndGet();
                }
              });
          assertTrue(Thread.interrupted(), "the caller's interrupt is gone");
          assertEquals(2, told.get());
          everyPieceIsDoneOnceBeforeTheCallReturns();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptOfOneCallDoesNotReachTheNext() {
    for (int round = 0; round < ROUNDS; round++) {
      Thread.currentThread().interrupt();
      helpers.share(PIECES, k -> {});
      assertTrue(Thread.interrupted());
      AtomicInteger interrupted = new AtomicInteger();
      helpers.share(
          PIECES,
          k -> {
            if (Thread.currentThread().isInterrupted()) {
              interrupted.incrementAndGet();
            }
          });
      assertEquals(0, interrupted.get());
    }
  }

  @Test
  void theyEndWhenTheyAreClosed() throws InterruptedException {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    while (seen.size() < 3) {
      helpers.share(PIECES, k -> seen.add(Thread.currentThread()));
    }
    helpers.close();
    seen.remove(Thread.currentThread());
    for (Thread helper : seen) {
      helper.join(10_000);
      assertFalse(helper.isAlive());
    }
  }
}
