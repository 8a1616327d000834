package org.unroll.kernel.java;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Runs the user's code, each call on a thread of its own, and can stop it. An interrupt first sets
 * the thread's interrupt flag. Code that does not look at the flag within {@link #GRACE} is stopped
 * the hard way, and so is code that took the flag and still runs after {@link #PATIENCE}. A thread
 * that outlives even that is left behind, so that the kernel answers.
 */
final class CellThread {
  /** How long code has to notice an interrupt. */
  private static final Duration GRACE = Duration.ofMillis(1_000);

  /** How long code that noticed an interrupt has to end. */
  private static final Duration PATIENCE = Duration.ofMillis(3_000);

  /** How long a thread may take to die after the hard stop. */
  private static final Duration LAST = Duration.ofMillis(1_500);

  /** Stops a thread that does not answer its interrupt flag. */
  interface HardStop {
    void stop(Thread thread);

    /** The thread ended, or is given up. */
    void ended();
  }

  private final HardStop hardStop;
  private final Duration timeout;
  private final MemoryReserve memory;
  private final Object lock = new Object();
  private Task current;
  private boolean interruptWaits;

  /**
   * @param timeout how long one call may take; zero is for ever
   */
  CellThread(HardStop hardStop, Duration timeout, MemoryReserve memory) {
    this.hardStop = hardStop;
    this.timeout = timeout;
    this.memory = memory;
  }

  /** Whether the calling thread is the one that runs the user's code. */
  boolean isCurrent() {
    synchronized (lock) {
      return current != null && current.thread == Thread.currentThread();
    }
  }

  /** Forgets an interrupt that came before the next cell. */
  void begin() {
    synchronized (lock) {
      interruptWaits = false;
    }
  }

  /**
   * Runs the work and waits for it. A call from the user's code itself runs where it is.
   *
   * @throws CellInterruptedException if it was interrupted, or took longer than the timeout
   * @throws Throwable what the work threw
   */
  <T> T call(Callable<T> work) throws Throwable {
    if (isCurrent()) {
      return work.call();
    }
    Task task = new Task(work);
    synchronized (lock) {
      if (interruptWaits) {
        interruptWaits = false;
        throw CellInterruptedException.interrupted(null);
      }
      current = task;
    }
    task.thread.start();
    try {
      await(task);
    } finally {
      synchronized (lock) {
        current = null;
      }
      hardStop.ended();
    }
    return task.result();
  }

  /** Interrupts the call that runs now, or else the next one of the same cell. */
  void interrupt() {
    synchronized (lock) {
      if (current == null || current.done) {
        interruptWaits = true;
      } else if (current.interruptedAt == 0) {
        current.interruptedAt = System.nanoTime();
        current.thread.interrupt();
        lock.notifyAll();
      }
    }
  }

  private void await(Task task) throws CellInterruptedException {
    long began = System.nanoTime();
    synchronized (lock) {
      while (!task.done) {
        if (task.interruptedAt == 0) {
          if (!timeout.isZero() && System.nanoTime() - began >= timeout.toNanos()) {
            task.timedOut = true;
            interrupt();
            continue;
          }
          waitAtMost(timeout.isZero() ? 0 : left(began, timeout));
        } else {
          escalate(task);
        }
      }
    }
  }

  private void escalate(Task task) throws CellInterruptedException {
    long since = System.nanoTime() - task.interruptedAt;
    boolean noticed = !task.thread.isInterrupted();
    Duration patience = noticed ? PATIENCE : GRACE;
    if (since < patience.toNanos()) {
      waitAtMost(Math.min(50, left(task.interruptedAt, patience)));
    } else if (task.stoppedAt == 0) {
      task.stoppedAt = System.nanoTime();
      hardStop.stop(task.thread);
    } else if (System.nanoTime() - task.stoppedAt > LAST.toNanos()) {
      throw CellInterruptedException.abandoned();
    } else {
      waitAtMost(50);
    }
  }

  private static long left(long since, Duration whole) {
    return Math.max(1, (since + whole.toNanos() - System.nanoTime()) / 1_000_000);
  }

  private void waitAtMost(long millis) {
    try {
      lock.wait(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException("The kernel's own thread was interrupted", e);
    }
  }

  private final class Task implements Runnable {
    private final Callable<?> work;
    private final Thread thread = new Thread(this, "cell");
    private Object value;
    private Throwable thrown;
    private boolean done;
    private boolean timedOut;
    private long interruptedAt;
    private long stoppedAt;

    Task(Callable<?> work) {
      this.work = work;
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try {
        value = work.call();
      } catch (Throwable e) {
        memory.releaseAt(e);
        thrown = e;
      } finally {
        synchronized (lock) {
          done = true;
          // nobody took notice: what comes next in the cell is not to begin
          interruptWaits |= interruptedAt != 0 && thread.isInterrupted();
          lock.notifyAll();
        }
      }
    }

    @SuppressWarnings("unchecked")
    private <T> T result() throws Throwable {
      if (thrown == null) {
        return (T) value;
      }
      if (timedOut) {
        throw CellInterruptedException.timedOut(timeout);
      }
      if (interruptedAt != 0) {
        throw CellInterruptedException.interrupted(thrown);
      }
      throw thrown;
    }
  }
}
