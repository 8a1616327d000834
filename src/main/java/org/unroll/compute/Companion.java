package org.unroll.compute;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A second thread that helps with work of some ten microseconds, too short to wake a thread for: it
 * stays awake for a moment after each piece and sleeps when no more comes. Whoever asks for help
 * works too and never waits for its start.
 */
final class Companion {

  /** Longer than what a network does between two products, in nanoseconds. */
  private static final long AWAKE = 50_000;

  private final AtomicReference<Job> job = new AtomicReference<>();
  private final Thread thread = new Thread(this::help, "unroll-companion");

  Companion() {
    thread.setDaemon(true);
    thread.start();
  }

  private static final class Job {
    private final int pieces;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    Job(int pieces, IntConsumer work) {
      this.pieces = pieces;
      this.work = work;
    }

    /** Does pieces until none is left; says whether there was one. */
    boolean work() {
      boolean any = false;
      for (int k = next.getAndIncrement(); k < pieces; k = next.getAndIncrement()) {
        try {
          work.accept(k);
        } finally {
          done.incrementAndGet();
        }
        any = true;
      }
      return any;
    }
  }

  /**
   * Does the pieces 0 to {@code pieces} - 1, in any order on two threads, and returns when all are
   * done.
   */
  void share(int pieces, IntConsumer work) {
    Job mine = new Job(pieces, work);
    job.set(mine);
    LockSupport.unpark(thread);
    mine.work();
    while (mine.done.get() < pieces) {
      Thread.onSpinWait();
    }
    job.compareAndSet(mine, null);
  }

  private void help() {
    long asleepAt = 0;
    while (true) {
      Job now = job.get();
      if (now != null && now.work()) {
        asleepAt = System.nanoTime() + AWAKE;
      } else if (System.nanoTime() < asleepAt) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        asleepAt = System.nanoTime() + AWAKE;
      }
    }
  }
}
