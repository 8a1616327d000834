package org.unroll.compute;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Pieces of work that the thread which made it shares with others. */
final class Job {
  private final int pieces;
  private final IntConsumer work;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Job(int pieces, IntConsumer work) {
    this.pieces = pieces;
    this.work = work;
  }

  /** Whether there are pieces that nobody has begun. */
  boolean hasMore() {
    return next.get() < pieces;
  }

  /** Does pieces until all have been begun. */
  void work() {
    atWork.incrementAndGet(); // before a piece is taken, so that no taken piece is overlooked
    try {
      for (int k = next.getAndIncrement(); k < pieces; k = next.getAndIncrement()) {
        work.accept(k);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(pieces);
    }
    if (atWork.decrementAndGet() == 0) {
      LockSupport.unpark(caller);
    }
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
