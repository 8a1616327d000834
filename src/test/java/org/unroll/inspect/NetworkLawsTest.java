package org.unroll.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Batch;
import org.unroll.layer.Merge;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.NetworkState;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/** The laws of cells hold for layers put together as well. */
class NetworkLawsTest {
  private static final double ROUNDING = 1e-12;

  private static Named<NetworkBuilder> named(String name, NetworkBuilder builder) {
    return Named.of(name, builder.softmax(Trials.CLASSES));
  }

  static Stream<Named<NetworkBuilder>> readingForward() {
    return Stream.of(
        named("rnn", Trials.float64().rnn(4)),
        named("stacked", Trials.float64().lstm(4).gru(5).rnn(7)),
        named("reset before", Trials.float64().gru(4, Reset.BEFORE).dropout(0.4).gru(5)),
        named("learned start", Trials.float64().learnNextInitialState().lstm(4).gru(5)),
        named("dense below", Trials.float64().dense(5, Activation.TANH).gru(4)),
        named("one-hot", Trials.symbols().lstm(4)),
        named("embedded", Trials.symbols().embedding(5).lstm(4)),
        named("feed-forward", Trials.float64().dense(5, Activation.RELU)));
  }

  static Stream<Named<NetworkBuilder>> all() {
    CellMaker gru = CellMaker.gru(4, Reset.AFTER);
    return Stream.concat(
        readingForward(),
        Stream.of(
            named("last", Trials.float64().lstm(4).last()),
            named("concatenated", Trials.float64().bidirectional(gru, Merge.CONCAT)),
            named("summed", Trials.float64().bidirectional(gru, Merge.SUM).lstm(5)),
            named("last of both", Trials.float64().bidirectional(gru, Merge.CONCAT).last()),
            named("symbols both ways", Trials.symbols().bidirectional(gru, Merge.CONCAT)),
            named(
                "embedded both ways",
                Trials.symbols().embedding(3).bidirectional(gru, Merge.CONCAT).last())));
  }

  private static Batch batch(Network network) {
    return network.vocabulary().isPresent() ? Trials.text(network) : Trials.numbers(network);
  }

  private static int[] rowsOf(Packing packing, int sequence) {
    int[] rows = new int[packing.length(sequence)];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = packing.row(sequence, t);
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPackedBatchEqualsEachSequenceAlone(NetworkBuilder builder) {
    Network network = Trials.shaken(builder);
    Batch batch = batch(network);
    UnrolledNetwork run = network.unroll(batch.packing());
    run.forward(batch.x());
    run.loss(batch.targets(), 1);
    Gradients together = network.gradients();
    run.backward(together);

    Gradients alone = network.gradients();
    for (int b = 0; b < batch.packing().sequences(); b++) {
      Rows x = batch.x().pick(rowsOf(batch.packing(), b));
      int[] outputs = rowsOf(run.outputPacking(), b);
      UnrolledNetwork own = network.unroll(Packing.of(x.rows()));
      Matrix y = own.forward(x);
      assertEquals(0, y.maxDifference(run.outputs().pick(outputs)), ROUNDING);
      own.loss(batch.targets().pick(outputs), 1);
      own.backward(alone);
    }
    for (String name : together.names()) {
      assertEquals(0, together.get(name).maxDifference(alone.get(name)), ROUNDING, name);
      assertTrue(together.get(name).norm() > 0, name);
    }
  }

  @ParameterizedTest
  @MethodSource("readingForward")
  void raggedWindowsWithCarriedStateEqualTheWholeSequences(NetworkBuilder builder) {
    Network network = Trials.shaken(builder);
    Batch batch = batch(network);
    UnrolledNetwork whole = network.unroll(batch.packing());
    whole.forward(batch.x());
    NetworkState state = network.zeroState(batch.packing().sequences());
    for (int from = 0; from < batch.packing().steps(); from += 2) {
      int to = Math.min(from + 2, batch.packing().steps());
      Batch window = batch.window(from, to);
      UnrolledNetwork run = network.unroll(window.packing());
      run.start(state);
      Matrix y = run.forward(window.x());
      run.finish(state);
      Matrix expected =
          whole.outputs().rows(batch.packing().offset(from), batch.packing().offset(to));
      assertEquals(0, y.maxDifference(expected), ROUNDING);
    }
    NetworkState last = network.zeroState(batch.packing().sequences());
    whole.finish(last);
    for (int k = 0; k < last.matrices().size(); k++) {
      assertEquals(0, state.matrices().get(k).maxDifference(last.matrices().get(k)), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("readingForward")
  void oneInputAtATimeEqualsUnrolled(NetworkBuilder builder) {
    Network network = Trials.shaken(builder);
    Rows x = batch(network).x().rows(0, 6);
    Matrix whole = network.unroll(x).outputs();
    Stepper stepper = network.stepper();
    NetworkState middle = null;
    for (int t = 0; t < 6; t++) {
      if (t == 3) {
        middle = stepper.state().copy();
      }
      stepper.step(x.rows(t, t + 1));
      assertEquals(0, stepper.outputs().maxDifference(whole.rows(t, t + 1)), ROUNDING);
    }
    stepper.rewind(middle);
    stepper.step(x.rows(3, 4));
    assertEquals(0, stepper.outputs().maxDifference(whole.rows(3, 4)), ROUNDING);
    stepper.reset();
    stepper.step(x.rows(0, 1));
    assertEquals(0, stepper.outputs().maxDifference(whole.rows(0, 1)), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRunUsedAgainForgetsTheOneBefore(NetworkBuilder builder) {
    Network network = Trials.shaken(builder);
    Batch batch = batch(network);
    UnrolledNetwork used = network.unroll(batch.packing());
    used.forward(batch.x() instanceof OneHot ? batch.x() : ((Matrix) batch.x()).map(v -> 2 - v));
    used.loss(batch.targets(), 1);
    used.backward(network.gradients());
    used.forward(batch.x());
    used.loss(batch.targets(), 1);
    Gradients again = network.gradients();
    used.backward(again);

    UnrolledNetwork fresh = network.unroll(batch.packing());
    fresh.forward(batch.x());
    fresh.loss(batch.targets(), 1);
    Gradients once = network.gradients();
    fresh.backward(once);
    assertEquals(0, used.outputs().maxDifference(fresh.outputs()));
    for (String name : once.names()) {
      assertEquals(0, once.get(name).maxDifference(again.get(name)), name);
    }
  }
}
