package org.unroll.train;

import java.util.List;
import java.util.Map;
import org.unroll.matrix.Matrix;

/**
 * All that a stopped run needs to go on bit for bit as if it had not stopped. Random numbers come
 * from the seed among the settings and from the position.
 *
 * @param settings what the run was told, by name
 * @param position where it goes on
 * @param updates how many updates its optimizer has done
 * @param rows how many rows of targets were trained on
 * @param weights the model's weights, by name, in order
 * @param memory what the optimizer remembers, in its order
 * @param states the states carried over into the window that comes, for each shard of the batch;
 *     empty at the begin of a batch
 * @param best the weights of the best epoch, in order; empty without early stopping
 * @param history what was measured so far
 */
public record Checkpoint(
    Map<String, String> settings,
    Position position,
    long updates,
    long rows,
    Map<String, Matrix> weights,
    List<Matrix> memory,
    List<List<Matrix>> states,
    List<Matrix> best,
    History history) {

  /** Where checkpoints go, such as a file. */
  @FunctionalInterface
  public interface Keeper {
    /** Keeps this one, instead of the one before. */
    void keep(Checkpoint checkpoint);
  }
}
