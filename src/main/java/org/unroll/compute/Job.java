package org.unroll.compute;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Pieces of work that the thread which made it shares with others. Each thread begins with a run of
 * pieces of its own, so that in the next job of as many pieces it meets the memory it knows, and
 * then takes those of others that nobody has begun.
 */
final class Job {
  /** So far apart that each count has a cache line of its own, in numbers. */
  private static final int APART = 32;

  private final int pieces;
  private final int runs;
  private final IntConsumer work;
  private final Thread caller = Thread.currentThread();
  private final AtomicIntegerArray begun;
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Cut into as many runs as threads are called, each of one piece at least. */
  Job(int pieces, int runs, IntConsumer work) {
    this.pieces = pieces;
    this.runs = runs;
    this.work = work;
    begun = new AtomicIntegerArray((runs + 1) * APART);
  }

  /** Whether there are pieces that nobody has begun. */
  boolean hasMore() {
    for (int run = 0; run < runs; run++) {
      if (hasMore(run)) {
        return true;
      }
    }
    return false;
  }

  /** Does pieces until all have been begun, those of thread {@code own} first. */
  void work(int own) {
    atWork.incrementAndGet(); // before a piece is taken, so that no taken piece is overlooked
    try {
      for (int k = 0; k < runs; k++) {
        workThrough((own + k) % runs);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
    if (atWork.decrementAndGet() == 0) {
      LockSupport.unpark(caller);
    }
  }

  private void workThrough(int run) {
    while (hasMore(run)) {
      int k = begun.getAndIncrement(at(run));
      if (k < length(run)) {
        work.accept(from(run) + k);
      }
    }
  }

  private boolean hasMore(int run) {
    return begun.get(at(run)) < length(run) && failure.get() == null;
  }

  private static int at(int run) {
    return (run + 1) * APART;
  }

  private int from(int run) {
    return (int) ((long) pieces * run / runs);
  }

  private int length(int run) {
    return from(run + 1) - from(run);
  }

  /** Whether somebody is at work, asked by the caller after its own {@link #work}. */
  boolean isUnderWay() {
    return atWork.get() > 0;
  }

  /** Whether a piece has failed, or the caller, who asks, was interrupted. */
  boolean shouldEnd() {
    return failure.get() != null || caller.isInterrupted();
  }

  /** Throws what the first failed piece has thrown. */
  void throwFailure() {
    if (failure.get() instanceof Error e) {
      throw e;
    }
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    }
  }
}
