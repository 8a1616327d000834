package org.unroll.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.layer.Noise;
import org.unroll.layer.Recurrent;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.param.Initializer;
import org.unroll.param.Seed;

/** The cells against an independent oracle. */
class TextbookTest {
  private static final int INPUTS = 3;
  private static final Packing PACKING = Packing.of(9, 6, 6, 1);

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("rnn", CellMaker.rnn(7, Activation.TANH, true), formula(Textbook::rnn)),
        Arguments.of("lstm", CellMaker.lstm(7, 1), formula(Textbook::lstm)),
        Arguments.of(
            "gru reset after", CellMaker.gru(7, Reset.AFTER), formula(Textbook::gruResetAfter)),
        Arguments.of(
            "gru reset before", CellMaker.gru(7, Reset.BEFORE), formula(Textbook::gruResetBefore)));
  }

  private static Textbook.Formula formula(Textbook.Formula formula) {
    return formula;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void aPackedRunAgreesWithTheTextbook(String name, CellMaker maker, Textbook.Formula formula) {
    agrees(maker.make(INPUTS, Precision.FLOAT64, new Seed(4)), formula);
  }

  private static <S extends State<S>> void agrees(Cell<S> cell, Textbook.Formula formula) {
    SplittableRandom random = new SplittableRandom(17);
    Initializer uniform = Initializer.uniform(1);
    cell.parameters().weights().forEach(w -> uniform.fill(w.value(), random));
    Matrix x = Matrix.zeros(Precision.FLOAT64, PACKING.rows(), INPUTS);
    uniform.fill(x, random);
    Unrolled<S> run = new Recurrent<>("trial", cell).pass(PACKING);
    run.initialState().parts().forEach(m -> uniform.fill(m, random));
    Matrix y = run.forward(x, Noise.NONE);
    for (int b = 0; b < PACKING.sequences(); b++) {
      Textbook.Step step = new Textbook.Step(part(run, 0, b), part(run, 1, b));
      for (int t = 0; t < PACKING.length(b); t++) {
        int row = PACKING.row(b, t);
        step = formula.step(cell.parameters(), x.toRealMatrix().getRowVector(row), step);
        RealVector ours = y.toRealMatrix().getRowVector(row);
        assertEquals(0, ours.getLInfDistance(step.h()), 1e-10);
      }
    }
  }

  private static RealVector part(Unrolled<?> run, int part, int sequence) {
    return run.initialState().parts().size() <= part
        ? null
        : run.initialState().parts().get(part).toRealMatrix().getRowVector(sequence);
  }
}
