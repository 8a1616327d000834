package org.unroll.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.data.Batch;
import org.unroll.data.Example;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Gradients;

class TruncatedBpttTest {
  private static final Vocabulary SYMBOLS = Vocabulary.ofCharacters("abcd");

  private static NetworkBuilder builder() {
    return Network.builder().oneHot(SYMBOLS).lstm(5).precision(Precision.FLOAT64).seed(4);
  }

  private static Batch batch() {
    return Batch.of(
        List.of(
            new Example(
                OneHot.of(SYMBOLS.encode("abcddca"), 4),
                new Targets.Classes(SYMBOLS.encode("bcddcab")))));
  }

  private static double distance(Gradients a, Gradients b) {
    return a.names().stream()
        .mapToDouble(n -> a.get(n).maxDifference(b.get(n)))
        .max()
        .orElseThrow();
  }

  @Test
  void aWindowOfTheWholeSequenceIsFullBptt() {
    Network net = builder().softmax(4).build();
    Bptt full = Bptt.of(net, batch());
    for (int steps : new int[] {7, 8, 1000}) {
      TruncatedBptt whole = TruncatedBptt.of(net, batch(), steps);
      assertEquals(1, whole.windows().size());
      assertEquals(full.loss(), whole.loss());
      assertEquals(0, distance(full.gradients(), whole.gradients()));
    }
  }

  @Test
  void theLossStaysAndTheGradientStaysInItsWindow() {
    Network net = builder().softmax(4).build();
    Bptt full = Bptt.of(net, batch());
    TruncatedBptt cut = TruncatedBptt.of(net, batch(), 3);
    assertEquals(full.loss(), cut.loss(), 1e-12, "the state goes on from window to window");
    assertEquals(7, cut.flow(0).steps());
    assertEquals(
        0, distance(cut.gradients(), sum(cut)), 1e-12, "all steps together give the gradients");
    double[][] truncated = cut.lossToState(0).toArray();
    double[][] whole = full.lossToState(0).toArray();
    for (int s = 0; s < 7; s++) {
      for (int t = 0; t < 7; t++) {
        double expected = s / 3 == t / 3 ? whole[s][t] : 0;
        assertEquals(expected, truncated[s][t], 1e-12, "loss at " + s + ", state at " + t);
      }
    }
    assertTrue(whole[5][2] > 0);
  }

  private static Gradients sum(TruncatedBptt cut) {
    Gradients all = cut.gradients().copy();
    Gradients lstm = cut.contributions(0).sum();
    lstm.names().forEach(name -> all.get("lstm." + name).set(lstm.get(name)));
    return all;
  }

  @Test
  void whatCannotBeCutIsRefused() {
    Batch one =
        Batch.of(List.of(new Example(OneHot.of(new int[] {0, 1}, 4), new Targets.Classes(2))));
    Network last = builder().last().softmax(4).build();
    assertThrows(IllegalArgumentException.class, () -> TruncatedBptt.of(last, one, 1));
    Network each = builder().softmax(4).build();
    assertThrows(IllegalArgumentException.class, () -> TruncatedBptt.of(each, batch(), 0));
  }
}
