package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.data.Pair;
import org.unroll.data.Pairs;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Noise;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.network.BeamSearch;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.ModelRun;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.param.Gradients;

class EncoderDecoderTest {
  private static final Vocabulary READ = Vocabulary.ofCharacters("abcde");
  private static final Vocabulary WRITTEN = Vocabulary.ofCharacters("xyz").withEnds();

  private static Pairs pairs() {
    return new Pairs(
        List.of(
            Pair.of("ab", READ, "xyzx", WRITTEN),
            Pair.of("edcba", READ, "y", WRITTEN),
            Pair.of("c", READ, "", WRITTEN),
            Pair.of("dae", READ, "zzxyzy", WRITTEN),
            Pair.of("bbbb", READ, "xy", WRITTEN)));
  }

  private static NetworkBuilder encoder() {
    return Network.builder().precision(Precision.FLOAT64).oneHot(READ).seed(5);
  }

  private static NetworkBuilder decoder() {
    return Network.builder().precision(Precision.FLOAT64).oneHot(WRITTEN).seed(6);
  }

  private static EncoderDecoder model(String kind) {
    return switch (kind) {
      case "rnn" ->
          new EncoderDecoder(encoder().rnn(6).build(), decoder().rnn(6).softmax(5).build());
      case "gru" ->
          new EncoderDecoder(
              encoder().embedding(4).gru(3).gru(6).build(),
              decoder().gru(3).gru(6).softmax(5).build());
      default ->
          new EncoderDecoder(encoder().lstm(6).build(), decoder().lstm(6).softmax(5).build());
    };
  }

  private static double loss(EncoderDecoder model, Pairs pairs) {
    double sum = 0;
    for (Batch batch : pairs.batches(pairs.size())) {
      ModelRun run = model.run(batch, Keep.ALL);
      run.forward(batch, Noise.NONE);
      sum += run.loss(batch.targets(), 0, 1);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru"})
  void gradientsThroughTheBridgeAgreeWithCentralDifferences(String kind) {
    EncoderDecoder model = model(kind);
    Batch batch = pairs().batches(5).iterator().next();
    ModelRun run = model.run(batch, Keep.ALL);
    run.forward(batch, Noise.NONE);
    run.loss(batch.targets(), 0, 1);
    Gradients gradients = model.gradients();
    run.backward(gradients);
    double step = 1e-5;
    for (String name : model.parameters().weightNames()) {
      Matrix w = model.parameters().get(name);
      for (int k = 0; k < w.rows() * w.columns(); k += 7) {
        int r = k / w.columns();
        int c = k % w.columns();
        double here = w.get(r, c);
        w.set(r, c, here + step);
        double up = loss(model, pairs());
        w.set(r, c, here - step);
        double down = loss(model, pairs());
        w.set(r, c, here);
        assertEquals((up - down) / (2 * step), gradients.get(name).get(r, c), 1e-7, name);
      }
    }
    assertTrue(gradients.all().stream().allMatch(g -> g.norm() > 1e-6));
  }

  @Test
  void aPackedBatchOfPairsEqualsEachPairAlone() {
    EncoderDecoder model = model("lstm");
    double alone = 0;
    for (int k = 0; k < 5; k++) {
      alone += loss(model, pairs().slice(k, k + 1));
    }
    assertEquals(alone, loss(model, pairs()), 1e-12);
  }

  @Test
  void shardsOfPairsGiveTheGradientOfTheWholeForAnyNumberOfThreads() {
    List<Pair> twice = new ArrayList<>(pairs().list());
    twice.addAll(pairs().list());
    List<Long> bits = null;
    for (int threads : new int[] {1, 2, 5}) {
      EncoderDecoder model = model("gru");
      new Trainer(model).batch(10).threads(threads).epochs(3).train(new Pairs(twice));
      List<Long> now = Trials.bits(model.parameters());
      bits = bits == null ? now : bits;
      assertEquals(bits, now);
    }
    EncoderDecoder sharded = model("gru");
    EncoderDecoder whole = model("gru");
    new Trainer(sharded).optimizer(new Sgd(0.5)).batch(10).train(new Pairs(twice));
    new Trainer(whole).optimizer(new Sgd(0.5)).batch(5).train(pairs());
    for (String name : whole.parameters().weightNames()) {
      Matrix w = whole.parameters().get(name);
      assertEquals(0, w.maxDifference(sharded.parameters().get(name)), 1e-12, name);
    }
  }

  @Test
  void itLearnsItsPairsAndWritesThemGreedilyAndByBeams() {
    EncoderDecoder model = model("lstm");
    new Trainer(model).optimizer(new Adam(0.03)).batch(5).epochs(150).train(pairs());
    assertEquals(1, Evaluation.of(model, pairs()).accuracy());
    assertEquals("xyzx", new BeamSearch(model).write("ab"));
    assertEquals("", new BeamSearch(model).write("c"));
    assertEquals("zzxyzy", new BeamSearch(model).width(4).write("dae"));
  }

  @Test
  void oneVectorBeginsTheDecoderInOneToMany() {
    Network encoder =
        Network.builder().precision(Precision.FLOAT64).input(2).dense(6, Activation.TANH).build();
    EncoderDecoder model = new EncoderDecoder(encoder, decoder().lstm(6).softmax(5).build());
    Rows first = Matrix.row(1, -1);
    Rows second = Matrix.row(-1, 0.5);
    Pairs pairs =
        new Pairs(List.of(Pair.of(first, "xxyz", WRITTEN), Pair.of(second, "zy", WRITTEN)));
    new Trainer(model).optimizer(new Adam(0.03)).batch(2).epochs(150).train(pairs);
    assertEquals("xxyz", new BeamSearch(model).write(first));
    assertEquals("zy", new BeamSearch(model).write(second));
  }

  @Test
  void aBeamWideEnoughFindsTheLikeliestOfAllAnswers() {
    EncoderDecoder model = model("rnn");
    SplittableRandom random = new SplittableRandom(3);
    for (Matrix w : model.parameters().weights().stream().map(v -> v.value()).toList()) {
      w.setMapped(w, v -> v + random.nextDouble(-1, 1));
    }
    OneHot source = model.encoder().read("cab");
    BeamSearch.Answer found = new BeamSearch(model).width(400).longest(4).answers(source).get(0);
    double best = Double.NEGATIVE_INFINITY;
    for (BeamSearch.Answer each : new BeamSearch(model).width(10_000).longest(4).answers(source)) {
      best = Math.max(best, each.logProbability());
    }
    assertEquals(best, found.logProbability());
    BeamSearch.Answer greedy = new BeamSearch(model).longest(4).answers(source).get(0);
    assertTrue(greedy.logProbability() <= best);
    assertEquals(scoreOf(model, "cab", greedy), greedy.logProbability(), 1e-12);
  }

  /** ln of the probability of an answer, by teacher forcing. */
  private static double scoreOf(EncoderDecoder model, String source, BeamSearch.Answer answer) {
    String text = WRITTEN.decode(answer.symbols().stream().mapToInt(s -> s).toArray());
    Pairs pair = new Pairs(List.of(Pair.of(source, READ, text, WRITTEN)));
    Batch batch = pair.batches(1).iterator().next();
    ModelRun run = model.run(batch, Keep.ALL);
    run.forward(batch, Noise.NONE);
    int rows = batch.targets().rows() - (answer.finished() ? 0 : 1);
    Matrix p = run.predictions();
    double sum = 0;
    for (int t = 0; t < rows; t++) {
      int target =
          t < answer.symbols().size() ? answer.symbols().get(t) : WRITTEN.id(Vocabulary.END);
      sum += Math.log(p.get(t, target));
    }
    return sum;
  }

  @Test
  void halvesThatDoNotFitAreRefused() {
    refused(encoder().lstm(6).build(), decoder().lstm(7).softmax(5).build(), "of 6 numbers");
    refused(encoder().lstm(6).build(), decoder().gru(6).softmax(5).build(), "LstmState");
    refused(encoder().gru(6).gru(6).build(), decoder().gru(6).softmax(5).build(), "2 states");
    refused(encoder().gru(6).build(), decoder().softmax(5).build(), "no recurrent layer");
    refused(
        encoder().dense(4, Activation.TANH).build(),
        decoder().gru(6).softmax(5).build(),
        "Give its last line size 6");
  }

  private static void refused(Network encoder, Network decoder, String why) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new EncoderDecoder(encoder, decoder))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  @Test
  void dataOfTheOtherKindIsRefused() {
    EncoderDecoder model = model("rnn");
    String pairs =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Trainer(model).train(Trials.everyStep(1, 3)))
            .getMessage();
    assertTrue(pairs.contains("Give it Pairs"), pairs);
    Network network = decoder().rnn(6).softmax(5).build();
    String examples =
        assertThrows(IllegalArgumentException.class, () -> new Trainer(network).train(pairs()))
            .getMessage();
    assertTrue(examples.contains("need an encoder-decoder"), examples);
  }
}
