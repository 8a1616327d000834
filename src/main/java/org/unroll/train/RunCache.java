package org.unroll.train;

import java.util.ArrayDeque;
import java.util.Deque;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.network.Model;
import org.unroll.network.ModelRun;

/**
 * The memory of the last runs, used again for batches of the same packing: whole windows, and the
 * shorter one at the end.
 */
final class RunCache {
  private static final int MOST = 2;

  private final Model model;
  private final Deque<ModelRun> runs = new ArrayDeque<>();

  RunCache(Model model) {
    this.model = model;
  }

  ModelRun of(Batch batch) {
    for (ModelRun run : runs) {
      if (run.fits(batch)) {
        return run;
      }
    }
    if (runs.size() == MOST) {
      runs.removeFirst();
    }
    runs.addLast(model.run(batch, Keep.NEEDED));
    return runs.getLast();
  }
}
