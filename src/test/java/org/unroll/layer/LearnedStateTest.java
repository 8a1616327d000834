package org.unroll.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

class LearnedStateTest {
  private final Network network =
      Network.builder()
          .precision(Precision.FLOAT64)
          .input(2)
          .learnNextInitialState()
          .lstm(3)
          .build();
  private final Packing packing = Packing.of(4, 2);
  private final Matrix x =
      Matrix.of(new double[][] {{1, 2}, {-1, 0.5}, {0.3, 0.1}, {0.2, -2}, {0.9, 0.4}, {-0.7, 0.6}});

  private Gradients gradients(UnrolledNetwork run) {
    Gradients gradients = network.gradients();
    run.backward(run.outputs().copy().fill(1), gradients);
    return gradients;
  }

  @Test
  void sequencesBeginWithTheWeights() {
    network.parameters().get("h_0").fill(0.4);
    network.parameters().get("c_0").fill(-0.3);
    UnrolledNetwork run = network.unroll(packing);
    run.forward(x);
    List<Matrix> start = run.unrolled().get(0).initialState().parts();
    for (int b = 0; b < 2; b++) {
      assertEquals(0.4, start.get(0).get(b, 2));
      assertEquals(-0.3, start.get(1).get(b, 0));
    }
  }

  @Test
  void aStateCarriedOverIsKeptAndGivesTheWeightsNoGradient() {
    network.parameters().get("h_0").fill(0.4);
    NetworkState state = network.zeroState(2);
    UnrolledNetwork run = network.unroll(packing);
    run.start(state);
    run.forward(x);
    assertTrue(gradients(run).get("h_0").norm() > 0);
    run.finish(state);
    Matrix carried = state.states().get(0).h().copy();

    run.start(state);
    run.forward(x);
    assertEquals(0, run.unrolled().get(0).initialState().h().maxDifference(carried));
    assertEquals(0, gradients(run).get("h_0").norm());
  }

  @Test
  void aSequenceThatIsResetBeginsAnewAndItsNeighbourGoesOn() {
    network.parameters().get("h_0").fill(0.4);
    NetworkState state = network.zeroState(2);
    UnrolledNetwork run = network.unroll(packing);
    run.start(state);
    run.forward(x);
    run.finish(state);
    double neighbour = state.states().get(0).h().get(0, 1);
    state.clear(1);

    run.start(state);
    run.forward(x);
    Matrix start = run.unrolled().get(0).initialState().h();
    assertEquals(0.4, start.get(1, 1));
    assertEquals(neighbour, start.get(0, 1));
    assertNotEquals(0, gradients(run).get("h_0").norm());
    assertThrows(IllegalArgumentException.class, () -> state.clear(2));
  }

  @Test
  void aLayerLineSaysSo() {
    assertEquals("lstm 3 initial=learned", network.layers().get(0).describe());
    assertEquals("lstm 3", Network.builder().input(2).lstm(3).build().layers().get(0).describe());
  }
}
