package org.unroll.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that do tasks together with the calling thread. Which thread does which task changes no
 * result.
 */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService others;

  Workers(int threads) {
    this.threads = threads;
    others = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, Workers::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "unroll-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does all tasks and returns when the last is done. An interrupt meanwhile stays set for the
   * caller, and the other threads are told of it.
   */
  void run(List<? extends Runnable> tasks) {
    AtomicInteger next = new AtomicInteger();
    Set<Thread> helping = ConcurrentHashMap.newKeySet();
    Runnable share =
        () -> {
          for (int k = next.getAndIncrement(); k < tasks.size(); k = next.getAndIncrement()) {
            tasks.get(k).run();
          }
        };
    List<Future<?>> shares = new ArrayList<>();
    for (int k = 1; k < Math.min(threads, tasks.size()); k++) {
      shares.add(
          others.submit(
              () -> {
                helping.add(Thread.currentThread());
                share.run();
              }));
    }
    Throwable failure = failureOf(share);
    if (failure != null) {
      next.set(tasks.size());
      helping.forEach(Thread::interrupt);
    }
    for (Future<?> other : shares) {
      Throwable another = await(other, helping);
      failure = failure == null ? another : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private static Throwable failureOf(Runnable share) {
    try {
      share.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** Waits for the end of a share; returns what it threw, or null. */
  private static Throwable await(Future<?> share, Set<Thread> helping) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          share.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
          helping.forEach(Thread::interrupt);
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (others != null) {
      others.shutdown();
    }
  }
}
