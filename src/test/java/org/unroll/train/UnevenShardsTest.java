package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.OneHot;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Seed;

/** A batch whose shards end at different steps: one sequence is longer than all others by far. */
class UnevenShardsTest {
  private static final Vocabulary AB = Vocabulary.of(List.of("a", "b", "c"));

  private static Examples examples(boolean everyStep) {
    SplittableRandom random = new Seed(3).stream();
    List<Example> list = new ArrayList<>();
    for (int b = 0; b < 11; b++) {
      int length = b == 4 ? 23 : 1 + random.nextInt(6);
      int[] ids = random.ints(length, 0, 3).toArray();
      int[] answers = everyStep ? ids.clone() : new int[] {ids[length - 1]};
      list.add(new Example(OneHot.of(ids, 3), new Targets.Classes(answers)));
    }
    return new Examples(list);
  }

  private static Network network(boolean everyStep) {
    NetworkBuilder builder = Network.builder().oneHot(AB).lstm(5);
    return (everyStep ? builder : builder.last()).softmax(3).build();
  }

  @Test
  void manyToOneTrainsWhereOneShardEndsEarlier() {
    History history = new Trainer(network(false)).batch(11).epochs(40).train(examples(false));
    assertTrue(history.finalLoss() < history.losses()[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 30})
  void windowsGoOnWhereOneShardHasEnded(int window) {
    History history =
        new Trainer(network(true)).batch(11).truncate(window).epochs(2).train(examples(true));
    assertEquals(2 * ((23 - 1) / window + 1), history.updates().size());
  }

  @Test
  void aWindowLongerThanAllIsFullBptt() {
    double[] windowed =
        new Trainer(network(true)).batch(11).truncate(23).train(examples(true)).losses();
    double[] full = new Trainer(network(true)).batch(11).full().train(examples(true)).losses();
    assertArrayEquals(full, windowed);
  }

  @Test
  void gradientsFlowBackOverSeveralWindows() {
    History history =
        new Trainer(network(true)).batch(11).truncate(3, 8).epochs(2).train(examples(true));
    assertEquals(2 * 8, history.updates().size());
  }
}
