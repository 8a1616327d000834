package org.unroll.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Matrices cut into pieces that several threads may work on, by their shapes alone. */
public final class Pieces {

  /** Numbers of a piece of more than one row: some microseconds of work. */
  private static final int NUMBERS = 1 << 14;

  private Pieces() {}

  /** Views of whole rows of these matrices, one after the other. */
  public static List<Matrix> of(Stream<Matrix> matrices) {
    return matrices.flatMap(m -> of(m).stream()).toList();
  }

  private static List<Matrix> of(Matrix m) {
    int step = Math.max(1, NUMBERS / Math.max(1, m.columns()));
    List<Matrix> pieces = new ArrayList<>();
    for (int from = 0; from < m.rows(); from += step) {
      pieces.add(m.rows(from, Math.min(m.rows(), from + step)));
    }
    return pieces;
  }
}
