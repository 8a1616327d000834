package org.unroll.kernel.java;

/**
 * Memory that is kept back, so that the kernel can still answer, and compile one more cell, when
 * cells have used up all the rest and hold on to it.
 */
final class MemoryReserve {
  private static final int BYTES = 24 << 20;
  private static final int PLENTY = 4 * BYTES;

  private byte[] kept = new byte[BYTES];

  /** Gives the memory free if the error says that there is none. */
  synchronized void releaseAt(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      kept = null;
    }
  }

  /** Keeps the memory back again once there is plenty. */
  synchronized void refill() {
    Runtime memory = Runtime.getRuntime();
    long used = memory.totalMemory() - memory.freeMemory();
    if (kept == null && memory.maxMemory() - used > PLENTY) {
      kept = new byte[BYTES];
    }
  }
}
