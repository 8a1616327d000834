package org.unroll.cell;

import org.unroll.matrix.Activation;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** Makes cells of one kind and hidden size for any input size, precision and seed. */
@FunctionalInterface
public interface CellMaker {

  /** The cell. */
  Cell<?> make(int inputSize, Precision precision, Seed seed);

  /** Vanilla cells. */
  static CellMaker rnn(int hiddenSize, Activation activation, boolean bias) {
    return (in, precision, seed) -> new RnnCell(in, hiddenSize, activation, bias, precision, seed);
  }

  /** LSTM cells. */
  static CellMaker lstm(int hiddenSize, double forgetBias) {
    return (in, precision, seed) -> new LstmCell(in, hiddenSize, forgetBias, precision, seed);
  }

  /** GRU cells. */
  static CellMaker gru(int hiddenSize, Reset reset) {
    return switch (reset) {
      case AFTER -> (in, precision, seed) -> new GruCell(in, hiddenSize, precision, seed);
      case BEFORE ->
          (in, precision, seed) -> new ResetBeforeGruCell(in, hiddenSize, precision, seed);
    };
  }
}
