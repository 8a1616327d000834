package org.unroll.compute;

import java.util.function.IntConsumer;

/**
 * Who does the pieces of some work: the calling thread alone or several together. Pieces write
 * different numbers, so that this changes no result.
 */
@FunctionalInterface
public interface Sharing {

  /** The calling thread, piece after piece. */
  Sharing ALONE =
      (pieces, work) -> {
        for (int k = 0; k < pieces; k++) {
          work.accept(k);
        }
      };

  /**
   * Does the pieces 0 to {@code pieces} - 1, in any order, and returns when all are done. If one
   * fails, those that have not begun are left out and its failure is thrown.
   */
  void share(int pieces, IntConsumer work);
}
