package org.unroll.display.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.display.PictureRules;
import org.unroll.display.Sizes;
import org.unroll.display.svg.Picture;
import org.unroll.network.BeamSearch.Fate;

class DiagramTest {
  private static final List<String> SYMBOLS = Sizes.symbols(200);

  private static List<Optional<Level.Node>> nodes(
      int steps, java.util.function.IntFunction<Level.Node> node) {
    return IntStream.range(0, steps).mapToObj(t -> Optional.of(node.apply(t))).toList();
  }

  private static UnfoldedDiagram unfolded(int steps, int size, int layers) {
    List<Level> levels = new java.util.ArrayList<>();
    levels.add(Level.forward("input", "", nodes(steps, t -> Level.Node.of(SYMBOLS.get(t)))));
    for (int k = 0; k < layers; k++) {
      levels.add(
          Level.recurrent(
              "lstm " + size,
              "W_x",
              "W_h",
              nodes(
                  steps,
                  t ->
                      Level.Node.of(
                          Values.signed("h_" + (t + 1), 1, Sizes.vector(size)),
                          Values.signed("c_" + (t + 1), 2, Sizes.vector(size))))));
    }
    levels.add(
        Level.bidirectional(
            "both <" + size + ">",
            "W_x",
            "W_{h→}",
            "W_{h←}",
            nodes(
                steps,
                t ->
                    Level.Node.of(
                        Values.signed("→ h_" + (t + 1), 1, Sizes.vector(size)),
                        Values.signed("← h_" + (t + 1), 1, Sizes.vector(size))))));
    levels.add(
        Level.forward(
            "dense",
            "W_hy",
            nodes(
                steps,
                t ->
                    Level.Node.of(
                        Values.likeliest("y_" + (t + 1), SYMBOLS, Sizes.vector(200), 3)))));
    return new UnfoldedDiagram("Unfolded <script>", levels);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,512,1", "5,4,2", "8,16,1", "9,5,1", "200,512,3", "200,1,1"})
  void unfoldedNetworksOfAnySizeFit(int steps, int size, int layers) {
    PictureRules.check(unfolded(steps, size, layers).picture());
  }

  @Test
  void sharedWeightsHaveOneColourAtEveryStep() {
    List<Optional<Level.Node>> nodes =
        nodes(5, t -> Level.Node.of(Values.signed("h_" + t, 1, 0.5)));
    Picture picture =
        new UnfoldedDiagram(
                "Shared",
                List.of(
                    Level.forward("input", "", nodes),
                    Level.recurrent("rnn 1", "W_xh", "W_hh", nodes)))
            .picture();
    List<String> texts = PictureRules.texts(picture);
    assertEquals(6, texts.stream().filter("Wxh"::equals).count(), "five arrows and the legend");
    assertEquals(6, texts.stream().filter("Whh"::equals).count(), "five arrows and the legend");
  }

  @Test
  void aLongSequenceShowsItsFirstAndItsLastSteps() {
    List<String> texts = PictureRules.texts(unfolded(200, 3, 1).picture());
    assertTrue(
        texts.containsAll(List.of("t = 1", "t = 3", "⋯", "t = 198", "t = 200")), texts.toString());
    assertFalse(texts.contains("t = 100"));
  }

  @Test
  void levelsWithDifferentStepsAreRefused() {
    Level one = Level.forward("one", "", nodes(1, t -> Level.Node.of("a")));
    Level two = Level.forward("two", "", nodes(2, t -> Level.Node.of("a")));
    assertThrows(IllegalArgumentException.class, () -> new UnfoldedDiagram("x", List.of(one, two)));
    assertThrows(IllegalArgumentException.class, () -> new UnfoldedDiagram("x", List.of()));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "2,5", "1,6", "97,64", "512,512", "3,2000"})
  void cellsOfAnySizeFit(int inputs, int units) {
    Values x = Values.signed("x_t", 1, Sizes.vector(inputs));
    Values before = Values.signed("h_{t-1}", 1, Sizes.vector(units));
    Values state = Values.signed("h_t", 1, Sizes.vector(units));
    Values gate = Values.gate("f_t", Sizes.vector(units));
    PictureRules.check(
        new LstmDiagram("LSTM", x, before, before, gate, gate, state, gate, state, state)
            .picture());
    PictureRules.check(new GruDiagram("GRU", true, x, before, gate, gate, state, state).picture());
    PictureRules.check(new GruDiagram("GRU", false, x, before, gate, gate, state, state).picture());
    PictureRules.check(new RnnDiagram("RNN", "sigmoid", true, x, before, state, state).picture());
  }

  @Test
  void cellsWithoutNumbersAreFormulas() {
    PictureRules.check(LstmDiagram.of("LSTM").picture());
    PictureRules.check(GruDiagram.of("GRU", true).picture());
    PictureRules.check(RnnDiagram.of("RNN", "tanh", false).picture());
    PictureRules.check(new FoldedDiagram("<my cell> with a very long name", 3, 512).picture());
  }

  @Test
  void valuesThatAreNotFiniteAreDrawnGrey() {
    Values broken = Values.signed("h_t", 1, Double.NaN, Double.POSITIVE_INFINITY, -1e308);
    PictureRules.check(
        new RnnDiagram("RNN", "relu", true, broken, broken, broken, broken).picture());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 60})
  void networksOfAnyDepthFit(int depth) {
    List<NetworkDiagram.Layer> layers =
        IntStream.range(0, depth)
            .mapToObj(
                k ->
                    new NetworkDiagram.Layer(
                        k == 1
                            ? "lstm 128 with a name that is far too long for its box"
                            : "dense " + k,
                        NetworkDiagram.Kind.values()[k % 3],
                        "[B x T x 128]",
                        1000L * k))
            .toList();
    PictureRules.check(
        new NetworkDiagram("Network", "input 3", "[B x T x 3]", layers, "loss: softmax").picture());
    PictureRules.check(
        new NetworkDiagram("Network", "input 3", "[B x T x 3]", layers, "").picture());
  }

  @Test
  void theLikeliestChoicesComeFirst() {
    Values likeliest =
        Values.likeliest("y", List.of("a", "b", "\n", "d"), new double[] {0.1, 0.2, 0.6, 0.1}, 2);
    assertEquals(List.of("↵", "b"), likeliest.labels());
  }

  private static Optional<Level.Node> only(boolean there, int t, int size) {
    return there
        ? Optional.of(Level.Node.of(Values.signed("h_" + (t + 1), 1, Sizes.vector(size))))
        : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,3", "2,9", "11,10", "100,100"})
  void aDecoderContinuesItsEncoder(int source, int target) {
    int steps = source + target;
    Level encoder =
        Level.recurrent(
            "encoder",
            "W_x",
            "W_h",
            IntStream.range(0, steps).mapToObj(t -> only(t < source, t, 4)).toList());
    Level decoder =
        Level.continuing(
            encoder,
            "decoder with a long name",
            "W_x",
            "W_h",
            IntStream.range(0, steps).mapToObj(t -> only(t >= source, t, 4)).toList());
    Picture picture =
        new UnfoldedDiagram(
                "Translate",
                List.of(
                    Level.forward("input", "", nodes(steps, t -> Level.Node.of("s"))),
                    encoder,
                    decoder,
                    Level.forward(
                        "out",
                        "W_hy",
                        IntStream.range(0, steps).mapToObj(t -> only(t >= source, t, 3)).toList())))
            .picture();
    PictureRules.check(picture);
    List<String> texts = PictureRules.texts(picture);
    assertEquals(
        1, texts.stream().filter("h0"::equals).count(), "only the encoder begins with h_0");
    assertEquals(2, texts.stream().filter("t = 1"::equals).count(), "both halves count from 1");
  }

  private static List<List<BeamTree.Candidate>> beams(int steps, int width) {
    return IntStream.range(0, steps)
        .mapToObj(
            t ->
                IntStream.range(0, width * 2)
                    .mapToObj(
                        k ->
                            new BeamTree.Candidate(
                                SYMBOLS.get(k + t),
                                t == 0 ? -1 : k % width,
                                -t - k * 0.5,
                                k < width ? Fate.KEPT : Fate.DROPPED))
                    .toList())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "4,3", "10,5", "100,20"})
  void beamTreesOfAnySizeFit(int steps, int width) {
    PictureRules.check(new BeamTree("Beam <search>", beams(steps, width)).picture());
  }

  @Test
  void theBestPathIsTheLikeliestKeptOne() {
    BeamTree tree =
        new BeamTree(
            "Beam",
            List.of(
                List.of(
                    new BeamTree.Candidate("a", -1, -1, Fate.KEPT),
                    new BeamTree.Candidate("b", -1, -2, Fate.KEPT)),
                List.of(
                    new BeamTree.Candidate("c", 0, -5, Fate.KEPT),
                    new BeamTree.Candidate("d", 1, -3, Fate.KEPT),
                    new BeamTree.Candidate("e", 0, -2, Fate.DROPPED))));
    assertTrue(tree.picture().text().contains("best path 'b d', log probability -3.00"));
    assertThrows(IllegalArgumentException.class, () -> new BeamTree("x", List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new BeamTree(
                "x",
                List.of(
                    List.of(new BeamTree.Candidate("a", -1, -1, Fate.KEPT)),
                    List.of(new BeamTree.Candidate("a", 1, -1, Fate.KEPT)))));
  }
}
