package org.unroll.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.Cell;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.cell.State;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.data.Targets;
import org.unroll.layer.Merge;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/** What is seen inside a run is what the derivatives are. */
class InsideTest {
  private static final double ROUNDING = 1e-12;
  private static final double NUMERIC = 1e-8;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("rnn", Trials.float64().rnn(5)),
        Arguments.of("lstm", Trials.float64().lstm(5)),
        Arguments.of("gru", Trials.float64().gru(5)),
        Arguments.of("gru reset before", Trials.float64().gru(5, Reset.BEFORE)),
        Arguments.of("stacked", Trials.float64().gru(4).lstm(5)),
        Arguments.of(
            "both directions", Trials.float64().bidirectional(CellMaker.lstm(4, 1), Merge.CONCAT)));
  }

  private static Bptt bptt(NetworkBuilder builder) {
    Network network = Trials.shaken(builder.softmax(Trials.CLASSES));
    return Bptt.of(network, Trials.numbers(network));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theContributionsOfTheStepsAddUpToTheGradient(String name, NetworkBuilder builder) {
    Bptt bptt = bptt(builder);
    for (int layer = 0; layer < bptt.run().unrolled().size(); layer++) {
      Gradients sum = bptt.contributions(layer).sum();
      for (String weight : sum.names()) {
        Matrix whole =
            bptt.gradients().of(bptt.layer(layer).layer().cell().parameters().weight(weight));
        assertEquals(0, sum.get(weight).maxDifference(whole), ROUNDING, weight);
        assertTrue(whole.norm() > 0);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theLossesOfAllStepsTogetherGiveTheFlow(String name, NetworkBuilder builder) {
    Bptt bptt = bptt(builder);
    for (int layer = 0; layer < bptt.run().unrolled().size(); layer++) {
      GradientFlow flow = bptt.flow(layer);
      LossToState pairs = bptt.lossToState(layer);
      for (int t = 0; t < flow.steps(); t++) {
        Matrix sum = flow.dh(t).copy().fill(0);
        for (int s = 0; s < flow.steps(); s++) {
          sum.add(pairs.at(s, t));
        }
        assertEquals(0, sum.maxDifference(flow.dh(t)), ROUNDING);
      }
      assertArrayEquals(flow.norms(), bptt.flow(layer).norms(), 0); // looking changed nothing
    }
  }

  @Test
  void aLossDoesNotDependOnLaterStates() {
    RealMatrix norms = bptt(Trials.float64().lstm(5)).lossToState(0).norms();
    for (int s = 0; s < norms.getRowDimension(); s++) {
      for (int t = 0; t < norms.getColumnDimension(); t++) {
        assertEquals(t <= s, norms.getEntry(s, t) > 0);
      }
    }
  }

  @Test
  void aNetworkThatAnswersOnceHasOneLoss() {
    RealMatrix norms = bptt(Trials.float64().gru(5).last()).lossToState(0).norms();
    assertEquals(1, norms.getRowDimension());
    assertEquals(Trials.PACKING.steps(), norms.getColumnDimension());
  }

  @Test
  void theFlowIsWhatTheJacobiansCarryBack() {
    Bptt bptt = bptt(Trials.float64().rnn(5));
    Unrolled<?> run = bptt.layer(0);
    GradientFlow flow = bptt.flow(0);
    Packing packing = run.packing();
    for (int b = 0; b < packing.sequences(); b++) {
      double[] next = new double[5];
      for (int t = packing.length(b) - 1; t >= 0; t--) {
        double[] expected = run.outputGradient().toArray()[packing.row(b, t)];
        if (t + 1 < packing.length(b)) {
          double[] carried = Jacobian.of(run, t + 1, b).matrix().preMultiply(next);
          for (int k = 0; k < expected.length; k++) {
            expected[k] += carried[k];
          }
        }
        next = flow.dh(t).toArray()[b];
        assertArrayEquals(expected, next, ROUNDING);
      }
    }
  }

  @Test
  void fromTheLastOutputOnlyTheLastRowOfTheReadoutFlows() {
    Network network = Trials.shaken(Trials.float64().rnn(5));
    Matrix x = Trials.random(4, Trials.INPUTS, 1);
    Matrix dy = Matrix.zeros(Precision.FLOAT64, 4, network.outputSize());
    dy.rows(3, 4).fill(1);
    UnrolledNetwork run = network.unroll(x);
    run.backward(dy, network.gradients());
    assertArrayEquals(
        GradientFlow.of(run.unrolled().get(0)).norms(),
        GradientFlow.fromLastOutput(network.unroll(x)).norms(),
        0);
  }

  @Test
  void theFlowFromTheLastOutputNeedsOneSequence() {
    UnrolledNetwork two = Trials.float64().rnn(5).build().unroll(Packing.of(2, 1));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> GradientFlow.fromLastOutput(two))
            .getMessage()
            .contains("2 sequences"));
  }

  @Test
  void lookingBeforeBackwardSaysWhatToDo() {
    Network network = Trials.shaken(Trials.float64().rnn(5));
    UnrolledNetwork run = network.unroll(Trials.random(4, Trials.INPUTS, 1));
    for (Unrolled<?> layer : run.unrolled()) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> GradientFlow.of(layer))
              .getMessage()
              .contains("Run backward first"));
      assertThrows(IllegalArgumentException.class, () -> Contributions.of(layer));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void directAndIndirectPartAddUpToTheDerivativeOfAUnit(String name, NetworkBuilder builder) {
    Bptt bptt = bptt(builder);
    Unrolled<?> run = bptt.layer(0);
    int t = 2;
    int sequence = 1;
    int unit = 3;
    GradientFlow before = bptt.flow(0);
    Dependence dependence = Dependence.of(run, t, sequence, unit);
    Gradients total = dependence.total();
    for (String weight : total.names()) {
      Matrix w = run.layer().cell().parameters().get(weight);
      Matrix numeric =
          CentralDifferences.of(
              w,
              () -> {
                bptt.run().forward(bptt.run().inputs());
                return run.values("h").get(run.packing().row(sequence, t), unit);
              });
      assertEquals(0, total.get(weight).maxDifference(numeric), NUMERIC, weight);
    }
    bptt.run().forward(bptt.run().inputs());
    assertArrayEquals(before.norms(), bptt.flow(0).norms(), 0);
  }

  @Test
  void theDirectPartHoldsTheStateBefore() {
    Bptt bptt = bptt(Trials.float64().gru(5));
    Unrolled<?> run = bptt.layer(0);
    Gradients direct = Dependence.of(run, 2, 1, 3).direct();
    for (String weight : direct.names()) {
      Matrix numeric = numericDirect(run, weight);
      assertEquals(0, direct.get(weight).maxDifference(numeric), NUMERIC, weight);
    }
    Gradients first = Dependence.of(run, 0, 1, 3).indirect();
    assertEquals(0, first.norm());
  }

  private static <S extends State<S>> Matrix numericDirect(Unrolled<S> run, String weight) {
    int row = run.packing().row(1, 2);
    S before = run.stateBefore(2).map(m -> m.rows(1, 2).copy());
    Cell<S> cell = run.layer().cell();
    return CentralDifferences.of(
        cell.parameters().get(weight),
        () -> cell.step(run.inputs().rows(row, row + 1), before).output().get(0, 3));
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("rnn", Trials.float64().rnn(5)),
        Arguments.of("lstm", Trials.float64().lstm(5)),
        Arguments.of("gru", Trials.float64().gru(5)),
        Arguments.of("gru reset before", Trials.float64().gru(5, Reset.BEFORE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void theJacobianOfTheStateMatchesCentralDifferences(String name, NetworkBuilder builder) {
    Unrolled<?> run = bptt(builder).layer(0);
    jacobianMatches(run, 2, 1);
    jacobianMatches(run, 0, 3);
  }

  private static <S extends State<S>> void jacobianMatches(Unrolled<S> run, int t, int sequence) {
    S before = run.stateBefore(t).map(m -> m.rows(sequence, sequence + 1).copy());
    int row = run.packing().row(sequence, t);
    int H = 5;
    RealMatrix jacobian = Jacobian.ofState(run, t, sequence).matrix();
    int size = before.parts().size() * H;
    assertEquals(size, jacobian.getRowDimension());
    for (int k = 0; k < size; k++) {
      int unit = k;
      for (int part = 0; part < before.parts().size(); part++) {
        Matrix numeric =
            CentralDifferences.of(
                before.parts().get(part),
                () ->
                    run.layer()
                        .cell()
                        .step(run.inputs().rows(row, row + 1), before)
                        .state()
                        .parts()
                        .get(unit / H)
                        .get(0, unit % H));
        double[] ours = jacobian.getSubMatrix(k, k, part * H, (part + 1) * H - 1).getRow(0);
        assertArrayEquals(numeric.toArray()[0], ours, NUMERIC);
      }
    }
    RealMatrix hidden = Jacobian.of(run, t, sequence).matrix();
    assertEquals(jacobian.getSubMatrix(0, H - 1, 0, H - 1), hidden);
  }

  @Test
  void theJacobianOverManyStepsIsTheProductOfTheStates() {
    Unrolled<?> run = bptt(Trials.float64().lstm(5)).layer(0);
    RealMatrix product =
        Jacobian.ofState(run, 3, 0)
            .matrix()
            .multiply(Jacobian.ofState(run, 2, 0).matrix())
            .multiply(Jacobian.ofState(run, 1, 0).matrix());
    RealMatrix between = Jacobian.between(run, 0, 3, 0).matrix();
    assertEquals(0, between.subtract(product.getSubMatrix(0, 4, 0, 4)).getNorm(), ROUNDING);
    assertThrows(IllegalArgumentException.class, () -> Jacobian.between(run, 3, 3, 0));
  }

  @Test
  void singularValuesAndSpectralRadiusOfAKnownMatrix() {
    Jacobian turned = new Jacobian(MatrixUtils.createRealMatrix(new double[][] {{0, -2}, {2, 0}}));
    assertArrayEquals(new double[] {2, 2}, turned.singularValues(), ROUNDING);
    assertEquals(2, turned.spectralRadius(), ROUNDING);
    Jacobian sheared =
        new Jacobian(MatrixUtils.createRealMatrix(new double[][] {{0.5, 7}, {0, -0.25}}));
    assertEquals(0.5, sheared.spectralRadius(), ROUNDING);
    assertTrue(sheared.norm() > 7);
  }

  @Test
  void saliencyIsTheDerivativeByTheInputs() {
    Network network = Trials.shaken(Trials.float64().lstm(5).last().softmax(Trials.CLASSES));
    Batch batch = Trials.numbers(network);
    Bptt bptt = Bptt.of(network, batch);
    Saliency saliency = bptt.saliency();
    Matrix x = (Matrix) batch.x();
    Matrix numeric = CentralDifferences.of(x, () -> Bptt.of(network, batch).loss());
    assertEquals(0, saliency.gradient().maxDifference(numeric), NUMERIC);
    Packing packing = batch.packing();
    for (int t = 0; t < packing.length(1); t++) {
      int row = packing.row(1, t);
      assertEquals(numeric.rows(row, row + 1).norm(), saliency.norms(1)[t], NUMERIC);
      double product = 0;
      for (int c = 0; c < x.columns(); c++) {
        product += x.get(row, c) * numeric.get(row, c);
      }
      assertEquals(product, saliency.timesInput(1)[t], NUMERIC);
    }
  }

  @Test
  void saliencyOfEmbeddedSymbolsIsThatOfTheirVectors() {
    Network network = Trials.shaken(Trials.symbols().embedding(4).gru(5).softmax(Trials.CLASSES));
    Bptt bptt = Bptt.of(network, Trials.text(network));
    Saliency saliency = bptt.saliency();
    assertEquals(4, saliency.gradient().columns());
    assertTrue(saliency.norms(0)[0] > 0);
    assertTrue(Double.isFinite(saliency.timesInput(0)[4]));
  }

  @Test
  void saliencyOfAnExampleIsThatOfItAloneInItsBatch() {
    Network network = Trials.shaken(Trials.float64().lstm(5).last().softmax(Trials.CLASSES));
    Example example = new Example(Trials.random(7, Trials.INPUTS, 11), new Targets.Classes(1));
    Matrix x = (Matrix) example.x();
    Batch alone = new Batch(Packing.of(7), x, Packing.of(1), example.targets());
    Matrix numeric = CentralDifferences.of(x, () -> Bptt.of(network, alone).loss());
    Saliency saliency = Saliency.of(network, example);
    assertEquals(example.length(), saliency.norms(0).length);
    assertEquals(0, saliency.gradient().maxDifference(numeric), NUMERIC);
  }

  @Test
  void saliencyOfAnExampleThatDoesNotFitFailsBeforeItRuns() {
    Network network = Trials.float64().lstm(5).softmax(Trials.CLASSES).build();
    Example example = new Example(Trials.random(4, Trials.INPUTS, 11), new Targets.Classes(1));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Saliency.of(network, example));
    assertTrue(error.getMessage().contains("4 times"), error.getMessage());
  }

  @Test
  void lessonFiveOnThreeStepsByHand() {
    Network network = Network.builder().precision(Precision.FLOAT64).input(1).rnn(1).build();
    double u = 0.5;
    double w = 0.8;
    network.parameters().get("U").fill(u);
    network.parameters().get("W").fill(w);
    UnrolledNetwork run = network.unroll(Matrix.of(new double[][] {{1}, {0.5}, {-0.3}}));
    double h1 = Math.tanh(u);
    double h2 = Math.tanh(0.5 * u + w * h1);
    double h3 = Math.tanh(-0.3 * u + w * h2);
    assertEquals(h3, run.outputs().get(2, 0), ROUNDING);
    Dependence dependence = Dependence.of(run.unrolled().get(0), 2, 0, 0);
    double direct = (1 - h3 * h3) * h2;
    double indirect = (1 - h3 * h3) * w * (1 - h2 * h2) * h1;
    assertEquals(direct, dependence.direct().get("W").get(0, 0), ROUNDING);
    assertEquals(indirect, dependence.indirect().get("W").get(0, 0), ROUNDING);
  }
}
