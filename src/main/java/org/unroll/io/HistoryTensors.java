package org.unroll.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.train.History;

/**
 * A history as two float64 matrices: a row for each update (epoch, loss, learning rate, gradient
 * norm) and one for each epoch (loss, 1 or 0 for a validation loss or none, validation loss).
 */
final class HistoryTensors {
  private static final String UPDATES = "history.updates";
  private static final String EPOCHS = "history.epochs";

  private HistoryTensors() {}

  static void put(History history, Map<String, Matrix> tensors) {
    tensors.put(
        UPDATES,
        rows(
            4,
            history.updates().stream()
                .map(u -> new double[] {u.epoch(), u.loss(), u.rate(), u.gradientNorm()})
                .toList()));
    tensors.put(
        EPOCHS,
        rows(
            3,
            history.epochs().stream()
                .map(
                    e ->
                        new double[] {
                          e.loss(),
                          e.validationLoss().isPresent() ? 1 : 0,
                          e.validationLoss().orElse(0)
                        })
                .toList()));
  }

  private static Matrix rows(int columns, List<double[]> rows) {
    return rows.isEmpty()
        ? Matrix.zeros(Precision.FLOAT64, 0, columns)
        : Matrix.of(Precision.FLOAT64, rows.toArray(double[][]::new));
  }

  static History history(TensorFile file, Map<String, Matrix> tensors) throws IOException {
    double[][] updates = numbers(file, tensors, UPDATES, 4);
    double[][] epochs = numbers(file, tensors, EPOCHS, 3);
    List<History.Update> ofUpdates = new ArrayList<>();
    for (double[] u : updates) {
      ofUpdates.add(new History.Update(ofUpdates.size() + 1, (int) u[0], u[1], u[2], u[3]));
    }
    List<History.Epoch> ofEpochs = new ArrayList<>();
    for (double[] e : epochs) {
      OptionalDouble validation = e[1] == 1 ? OptionalDouble.of(e[2]) : OptionalDouble.empty();
      ofEpochs.add(new History.Epoch(ofEpochs.size() + 1, e[0], validation));
    }
    return History.of(ofUpdates, ofEpochs);
  }

  private static double[][] numbers(
      TensorFile file, Map<String, Matrix> tensors, String name, int columns) throws IOException {
    Matrix m = tensors.get(name);
    if (m == null || m.columns() != columns) {
      throw file.error("its %s is missing or of another shape than [n x %d].", name, columns);
    }
    return m.toArray();
  }
}
