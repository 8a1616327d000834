package org.unroll.io.onnx;

import java.util.Arrays;
import java.util.List;
import org.unroll.cell.Cell;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.matrix.Matrix;
import org.unroll.param.Parameters;

/**
 * The weights of one cell as ONNX wants them: W of the input, R of the recurrence, and two biases;
 * the gates of an LSTM in the order i o f c, those of a GRU z r h, where this library has i f g o
 * and r z n.
 */
record GateOrder(List<Matrix> w, List<Matrix> r, List<Matrix> b) {
  private static final String[] LSTM = {"i", "o", "f", "g"};
  private static final String[] GRU = {"z", "r", "n"};

  static GateOrder of(Cell<?> cell) {
    Parameters p = cell.parameters();
    if (cell instanceof RnnCell rnn) {
      Matrix zeros = zeros(cell);
      Matrix b = rnn.hasBias() ? p.get("b_h") : zeros;
      return new GateOrder(List.of(p.get("W_xh")), List.of(p.get("W_hh")), List.of(b, zeros));
    }
    if (cell instanceof LstmCell) {
      return of(p, LSTM, zeros(cell), zeros(cell), zeros(cell), zeros(cell));
    }
    if (cell instanceof GruCell) {
      return of(p, GRU, zeros(cell), zeros(cell), p.get("b_hn"));
    }
    if (cell instanceof ResetBeforeGruCell) {
      return of(p, GRU, zeros(cell), zeros(cell), zeros(cell));
    }
    throw new OnnxException(
        "ONNX has no operator for the cell "
            + cell.kind()
            + "; only rnn, lstm and gru can be exported.");
  }

  private static GateOrder of(Parameters p, String[] gates, Matrix... secondBias) {
    List<Matrix> biases =
        new java.util.ArrayList<>(Arrays.stream(gates).map(g -> p.get("b_" + g)).toList());
    biases.addAll(List.of(secondBias));
    return new GateOrder(
        Arrays.stream(gates).map(g -> p.get("W_x" + g)).toList(),
        Arrays.stream(gates).map(g -> p.get("W_h" + g)).toList(),
        biases);
  }

  private static Matrix zeros(Cell<?> cell) {
    return Matrix.zeros(cell.precision(), 1, cell.hiddenSize());
  }

  /** How many gates there are. */
  int gates() {
    return w.size();
  }
}
