package org.unroll.train;

import java.util.List;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Pieces;
import org.unroll.matrix.Weight;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

/**
 * Updates number by number, by pieces of the weights; every weight has a matrix of its own shape
 * for every name in {@code memories}, zero at first.
 */
abstract class WeightUpdates implements Updates {
  private final List<List<Matrix>> memory;
  private final List<Piece> pieces;
  private long count;

  /** Some rows of a weight, and of its matrices. */
  private record Piece(Matrix w, List<Matrix> memory) {}

  WeightUpdates(Parameters parameters, List<String> memories) {
    List<Matrix> weights = parameters.weights().stream().map(Weight::value).toList();
    memory = weights.stream().map(w -> memories.stream().map(name -> like(w)).toList()).toList();
    List<List<Matrix>> cut =
        IntStream.range(0, memories.size())
            .mapToObj(m -> Pieces.of(memory.stream().map(all -> all.get(m))))
            .toList();
    List<Matrix> cutWeights = Pieces.of(weights.stream());
    pieces =
        IntStream.range(0, cutWeights.size())
            .mapToObj(k -> new Piece(cutWeights.get(k), cut.stream().map(c -> c.get(k)).toList()))
            .toList();
  }

  private static Matrix like(Matrix w) {
    return Matrix.zeros(w.precision(), w.rows(), w.columns());
  }

  /** One update of some rows of a weight, where {@link #count} already counts this one. */
  abstract void update(Matrix w, Matrix g, List<Matrix> memory, double rate);

  @Override
  public final void apply(Gradients gradients, double rate) {
    count++;
    gradients.forEachPiece(
        k -> {
          Piece piece = pieces.get(k);
          update(piece.w(), gradients.pieces().get(k), piece.memory(), rate);
        });
  }

  @Override
  public final List<Matrix> memory() {
    return memory.stream().flatMap(List::stream).toList();
  }

  @Override
  public final long count() {
    return count;
  }

  @Override
  public final void count(long updates) {
    count = updates;
  }
}
