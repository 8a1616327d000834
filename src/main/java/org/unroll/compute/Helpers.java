package org.unroll.compute;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that share work with the calling thread, down to work of some ten microseconds, too short
 * to wake a thread for: they stay awake for a moment after each piece and sleep when no more comes.
 * The caller never waits for their start. Several callers may share at a time.
 *
 * <p>An interrupt of a caller that waits stays set and is passed on, so that a piece that looks for
 * it may end early; a failed piece interrupts the others in the same way.
 */
public final class Helpers implements Sharing, AutoCloseable {

  /** Longer than what lies between two pieces of work of one update, in nanoseconds. */
  private static final long AWAKE = 200_000;

  private final List<Thread> threads;
  private volatile Job job;
  private volatile boolean closed;

  /** With {@code count} threads besides the caller's. */
  public Helpers(int count) {
    threads = IntStream.rangeClosed(1, count).mapToObj(this::helper).toList();
    threads.forEach(
        thread -> {
          thread.setDaemon(true);
          thread.start();
        });
  }

  private Thread helper(int number) {
    return new Thread(() -> help(number), "unroll-helper");
  }

  @Override
  public void share(int pieces, IntConsumer work) {
    if (pieces <= 1 || threads.isEmpty()) {
      ALONE.share(pieces, work);
      return;
    }
    int runs = Math.min(pieces, 1 + threads.size());
    Job mine = new Job(pieces, runs, work);
    job = mine;
    for (Thread thread : threads.subList(0, runs - 1)) {
      LockSupport.unpark(thread);
    }
    mine.work(0);
    await(mine);
    if (job == mine) {
      job = null;
    }
    mine.throwFailure();
  }

  private void await(Job mine) {
    long asleepAt = System.nanoTime() + AWAKE;
    boolean told = false;
    while (mine.isUnderWay()) {
      if (!told && mine.shouldEnd()) {
        threads.forEach(Thread::interrupt);
        told = true;
      } else if (told || System.nanoTime() < asleepAt) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(mine);
      }
    }
  }

  private void help(int number) {
    long asleepAt = 0;
    while (!closed) {
      Job now = job;
      if (now != null && now.hasMore()) {
        Thread.interrupted();
        now.work(number);
        asleepAt = System.nanoTime() + AWAKE;
      } else if (System.nanoTime() < asleepAt) {
        Thread.onSpinWait();
      } else {
        Thread.interrupted();
        LockSupport.park(this);
      }
    }
  }

  /** Lets the threads end. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(LockSupport::unpark);
  }
}
