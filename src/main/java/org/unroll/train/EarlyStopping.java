package org.unroll.train;

import java.util.List;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * Keeps the weights of the epoch with the lowest validation loss, and says when to stop waiting for
 * a lower one.
 */
final class EarlyStopping {
  private final int patience;
  private final Parameters parameters;
  private List<Matrix> best = List.of();

  /** Stops after {@code patience} epochs without a lower loss; 0 never. */
  EarlyStopping(int patience, Parameters parameters) {
    this.patience = patience;
    this.parameters = parameters;
  }

  /** Looks at the epoch that was last added to {@code history}. */
  void epochEnded(History history) {
    if (patience > 0 && history.bestEpoch() == history.epochs().size()) {
      best = parameters.copies();
    }
  }

  boolean isTime(History history) {
    return patience > 0
        && history.bestEpoch() > 0
        && history.epochs().size() - history.bestEpoch() >= patience;
  }

  /** The weights of the best epoch; none before the first ended. */
  List<Matrix> best() {
    return best;
  }

  void setBest(List<Matrix> weights) {
    best = weights.stream().map(Matrix::copy).toList();
  }

  void restoreBest() {
    if (!best.isEmpty()) {
      parameters.restore(best);
    }
  }
}
