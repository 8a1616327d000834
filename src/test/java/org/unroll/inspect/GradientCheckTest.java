package org.unroll.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Batch;
import org.unroll.data.Targets;
import org.unroll.layer.Dropout;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;

class GradientCheckTest {

  static Stream<Arguments> networks() {
    CellMaker lstm = CellMaker.lstm(4, 1);
    return Stream.of(
        Arguments.of("rnn", Trials.float64().rnn(4)),
        Arguments.of("lstm", Trials.float64().lstm(4)),
        Arguments.of("gru", Trials.float64().gru(4)),
        Arguments.of("gru reset before", Trials.float64().gru(4, Reset.BEFORE)),
        Arguments.of("stacked", Trials.float64().rnn(5).lstm(4).gru(7)),
        Arguments.of("concatenated", Trials.float64().bidirectional(lstm, Merge.CONCAT)),
        Arguments.of("summed", Trials.float64().bidirectional(lstm, Merge.SUM)),
        Arguments.of(
            "stacked in both directions",
            Trials.float64()
                .bidirectional(lstm, Merge.CONCAT)
                .bidirectional(CellMaker.gru(5, Reset.AFTER), Merge.SUM)),
        Arguments.of("last", Trials.float64().gru(4).last()),
        Arguments.of(
            "last of both directions",
            Trials.float64().bidirectional(lstm, Merge.CONCAT).dropout(0.5).last()),
        Arguments.of("summed last", Trials.float64().bidirectional(lstm, Merge.SUM).last()),
        Arguments.of(
            "dropout",
            Trials.float64().lstm(4).dropout(0.3).gru(5).dropout(0.3, Dropout.Mask.WHOLE_SEQUENCE)),
        Arguments.of("learned start", Trials.float64().learnNextInitialState().lstm(4)),
        Arguments.of(
            "learned starts of both directions",
            Trials.float64()
                .learnNextInitialState()
                .bidirectional(CellMaker.gru(4, Reset.AFTER), Merge.CONCAT)),
        Arguments.of("feed-forward", Trials.float64().dense(9, Activation.TANH)),
        Arguments.of(
            "two hidden layers",
            Trials.float64().dense(9, Activation.SIGMOID).dense(5, Activation.RELU)),
        Arguments.of("dense below", Trials.float64().dense(9, Activation.TANH).lstm(4)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void bpttMatchesCentralDifferences(String name, NetworkBuilder builder) {
    Network network = Trials.shaken(builder.softmax(Trials.CLASSES));
    GradientCheck check = GradientCheck.of(network, Trials.numbers(network));
    assertTrue(check.holds(), check::toString);
  }

  static Stream<Arguments> symbolNetworks() {
    return Stream.of(
        Arguments.of("one-hot", Trials.symbols().lstm(4)),
        Arguments.of("one-hot gru", Trials.symbols().gru(4)),
        Arguments.of(
            "one-hot in both directions",
            Trials.symbols().bidirectional(CellMaker.gru(4, Reset.AFTER), Merge.CONCAT)),
        Arguments.of("embedded", Trials.symbols().embedding(5).rnn(4)),
        Arguments.of(
            "embedded in both directions",
            Trials.symbols().embedding(5).bidirectional(CellMaker.lstm(4, 1), Merge.SUM)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("symbolNetworks")
  void bpttOverSymbolsMatchesCentralDifferences(String name, NetworkBuilder builder) {
    Network network = Trials.shaken(builder.softmax(Trials.CLASSES));
    GradientCheck check = GradientCheck.of(network, Trials.text(network));
    assertTrue(check.holds(), check::toString);
  }

  @Test
  void aWrongDerivativeIsFoundInTheWeightsItReaches() {
    Activation wrong = Activation.of("wrong", Math::sin, x -> 1.001 * Math.cos(x));
    Network network = Trials.shaken(Trials.float64().rnn(4, wrong, true).softmax(Trials.CLASSES));
    GradientCheck check = GradientCheck.of(network, Trials.numbers(network));
    assertFalse(check.holds(), check::toString);
    for (GradientCheck.Row row : check.rows()) {
      assertEquals(row.parameter().startsWith("rnn."), row.error() > 1e-4, row::toString);
    }
  }

  @Test
  void givesTheSameTwiceAndLeavesTheNetworkAsItWas() {
    Network network =
        Network.builder().input(Trials.INPUTS).lstm(4).softmax(Trials.CLASSES).build();
    List<Matrix> before = network.parameters().copies();
    Batch batch = Trials.numbers(network);
    assertEquals(GradientCheck.of(network, batch), GradientCheck.of(network, batch));
    List<Matrix> after = network.parameters().copies();
    for (int k = 0; k < before.size(); k++) {
      assertEquals(0, before.get(k).maxDifference(after.get(k)));
    }
    assertEquals(Precision.FLOAT32, network.precision());
  }

  @Test
  void aLargeWeightIsTriedInPartAndSaysSo() {
    Network network = Network.builder().input(Trials.INPUTS).rnn(40).softmax(6).build();
    GradientCheck check = GradientCheck.of(network, Trials.numbers(network));
    assertTrue(check.holds(), check::toString);
    assertTrue(check.toString().contains("200 of 1600 numbers"), check::toString);
  }

  @Test
  void targetsForOtherRowsAreRefused() {
    Network network = Trials.shaken(Trials.float64().gru(4).last().softmax(Trials.CLASSES));
    Batch batch = Trials.numbers(network);
    Batch everyStep =
        Batch.ofSteps(batch.packing(), batch.x(), new Targets.Classes(new int[batch.x().rows()]));
    assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(network, everyStep));
  }
}
