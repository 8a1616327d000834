package org.unroll.network;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;

/**
 * From where an encoder ends to where a decoder begins, sequence by sequence: its last states, or
 * without any its last output.
 */
final class Bridge {
  private final UnrolledNetwork encoder;
  private final NetworkState last;
  private final IntUnaryOperator sourceOf;

  /**
   * {@code sourceOf} tells for each sequence of the decoder which one of the encoder belongs to it.
   */
  Bridge(UnrolledNetwork encoder, IntUnaryOperator sourceOf) {
    this.encoder = encoder;
    this.sourceOf = sourceOf;
    last = NetworkState.zero(encoder.network(), encoder.packing().sequences());
  }

  /** Sets the decoder's first states. */
  void forward(NetworkState first) {
    first.clear();
    first.begins().clear();
    if (last.matrices().isEmpty()) {
      Matrix h = first.states().get(0).h();
      for (int b = 0; b < h.rows(); b++) {
        row(h, b).set(row(encoder.outputs(), lastRow(sourceOf.applyAsInt(b))));
      }
      return;
    }
    encoder.finish(last);
    List<Matrix> to = first.matrices();
    for (int k = 0; k < to.size(); k++) {
      for (int b = 0; b < to.get(k).rows(); b++) {
        row(to.get(k), b).set(row(last.matrices().get(k), sourceOf.applyAsInt(b)));
      }
    }
  }

  /**
   * Given the derivative of the loss with respect to the decoder's first states, sets that with
   * respect to the encoder's last ones, or adds that of its outputs to {@code dy}.
   */
  void backward(List<Matrix> dFirst, Matrix dy) {
    if (last.matrices().isEmpty()) {
      for (int b = 0; b < dFirst.get(0).rows(); b++) {
        row(dy, lastRow(sourceOf.applyAsInt(b))).set(row(dFirst.get(0), b));
      }
      return;
    }
    List<Matrix> dLast = finalGradients();
    for (int k = 0; k < dLast.size(); k++) {
      for (int b = 0; b < dFirst.get(k).rows(); b++) {
        row(dLast.get(k), sourceOf.applyAsInt(b)).set(row(dFirst.get(k), b));
      }
    }
  }

  private List<Matrix> finalGradients() {
    return encoder.unrolled().stream()
        .flatMap(run -> run.finalGradient().parts().stream())
        .toList();
  }

  private int lastRow(int sequence) {
    Packing packing = encoder.outputPacking();
    return packing.row(sequence, packing.length(sequence) - 1);
  }

  private static Matrix row(Matrix m, int r) {
    return m.rows(r, r + 1);
  }
}
