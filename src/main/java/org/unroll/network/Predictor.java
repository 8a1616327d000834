package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;

/**
 * A network as it was when this was made, for serving: many threads may predict at the same time,
 * and none waits for another. What happens to the network afterwards changes nothing here.
 *
 * <p>For one sequence x [T x D] the predictions have a row for each step, or one row behind {@code
 * last}.
 */
public final class Predictor {
  private final Network network;

  /** Copies the weights of {@code network}. */
  public Predictor(Network network) {
    this.network = network.to(network.precision());
    layOutWeights();
  }

  /** Makes every layout of the weights that a product reads, so that no prediction has to. */
  private void layOutWeights() {
    if (network.vocabulary().isPresent()) {
      predict(OneHot.of(new int[2], network.inputSize()));
    } else {
      predict(Matrix.zeros(network.precision(), 2, network.inputSize()));
    }
  }

  /**
   * The predictions for one sequence.
   *
   * @throws IllegalArgumentException if its rows have another length than the network reads
   */
  public Matrix predict(Rows x) {
    return network.predict(x);
  }

  /**
   * The predictions for a text.
   *
   * @throws IllegalArgumentException if the network reads no symbols, or not these
   */
  public Matrix predict(String text) {
    return predict(network.read(text));
  }

  /**
   * The predictions for several sequences of any lengths, run together: one matrix for each, in
   * their order.
   */
  public List<Matrix> predict(List<? extends Rows> sequences) {
    require(sequences.stream().allMatch(x -> x.rows() >= 1), "Predictor: a sequence has no steps.");
    List<Integer> longestFirst =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted(Comparator.comparing(k -> -sequences.get(k).rows()))
            .toList();
    Packing packing =
        Packing.of(longestFirst.stream().mapToInt(k -> sequences.get(k).rows()).toArray());
    UnrolledNetwork run = network.unroll(packing);
    run.forward(packed(longestFirst.stream().<Rows>map(sequences::get).toList(), packing));
    Matrix predictions = run.predictions();
    List<Matrix> inOrder = new ArrayList<>(sequences.size());
    for (int k = 0; k < sequences.size(); k++) {
      inOrder.add(rowsOf(longestFirst.indexOf(k), network.outputPacking(packing), predictions));
    }
    return inOrder;
  }

  private Rows packed(List<Rows> sequences, Packing packing) {
    if (network.vocabulary().isPresent()) {
      int[] ids = new int[packing.rows()];
      forEachRow(sequences, packing, (x, t, row) -> ids[row] = ((OneHot) x).id(t));
      return OneHot.of(ids, network.inputSize());
    }
    Matrix all = Matrix.zeros(network.precision(), packing.rows(), network.inputSize());
    forEachRow(
        sequences,
        packing,
        (x, t, row) ->
            all.rows(row, row + 1).set(((Matrix) x).rows(t, t + 1).to(network.precision())));
    return all;
  }

  private interface RowUse {
    void at(Rows x, int t, int row);
  }

  private static void forEachRow(List<Rows> sequences, Packing packing, RowUse use) {
    for (int b = 0; b < sequences.size(); b++) {
      for (int t = 0; t < packing.length(b); t++) {
        use.at(sequences.get(b), t, packing.row(b, t));
      }
    }
  }

  private static Matrix rowsOf(int b, Packing packing, Matrix all) {
    Matrix own = Matrix.zeros(all.precision(), packing.length(b), all.columns());
    for (int t = 0; t < own.rows(); t++) {
      int row = packing.row(b, t);
      own.rows(t, t + 1).set(all.rows(row, row + 1));
    }
    return own;
  }
}
