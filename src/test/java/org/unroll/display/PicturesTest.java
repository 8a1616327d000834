package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.cell.CellMaker;
import org.unroll.cell.GruCell;
import org.unroll.cell.LstmCell;
import org.unroll.cell.Reset;
import org.unroll.cell.ResetBeforeGruCell;
import org.unroll.cell.RnnCell;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.Bptt;
import org.unroll.inspect.Jacobian;
import org.unroll.layer.Merge;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;

class PicturesTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(List.of("<script>", "\"", "\n", "a", "日本"));

  private static Network textNetwork(int units) {
    return Network.builder()
        .oneHot(VOCABULARY)
        .embedding(7)
        .lstm(units)
        .rnn(3)
        .softmax(5)
        .seed(5)
        .build();
  }

  private static String text(int symbols) {
    List<String> words = List.of("a", "\"", "<script>");
    return IntStream.range(0, symbols)
        .mapToObj(k -> words.get(k % 3))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "9,4", "60,64", "201,512"})
  void aTextNetworkIsDrawnAtAnySize(int symbols, int units) {
    UnrolledNetwork run = textNetwork(units).unroll(text(symbols));
    PictureRules.check(Pictures.of(run));
    for (Unrolled<?> layer : run.unrolled()) {
      PictureRules.check(Pictures.of(layer));
      PictureRules.check(Pictures.gates(layer));
      PictureRules.check(Pictures.step(layer, layer.packing().length(0) - 1));
      PictureRules.check(Pictures.of(layer.steps().get(0)));
    }
  }

  @Test
  void hostileSymbolsStayText() {
    Picture picture = Pictures.of(textNetwork(2).unroll("<script> a"));
    assertTrue(picture.svg().contains("&lt;script&gt;") && !picture.svg().contains("<script"));
  }

  @Test
  void theUnfoldedPictureShowsTheStatesOfTheRun() {
    Network network =
        Network.builder()
            .input(2)
            .rnn(3, Activation.TANH, true)
            .dense(1, Activation.IDENTITY)
            .build();
    UnrolledNetwork run =
        network.unroll(Matrix.of(Precision.FLOAT32, new double[][] {{1, 2}, {3, 4}, {-1, 0.5}}));
    List<String> texts = PictureRules.texts(Pictures.of(run));
    for (int t = 0; t < 3; t++) {
      double h = run.unrolled().get(0).values("h").get(t, 1);
      assertTrue(texts.contains(Numbers.fixed(h, 2)), "h_" + (t + 1) + " = " + h + " in " + texts);
    }
    PictureRules.check(Pictures.of(run));
  }

  @Test
  void anOutputOfTheLastStepStandsAboveTheLastStepOnly() {
    Network network = Network.builder().oneHot(VOCABULARY).lstm(3).last().softmax(2).build();
    Picture picture = Pictures.of(network.unroll("a a a"));
    PictureRules.check(picture);
    List<String> texts = PictureRules.texts(picture);
    assertTrue(texts.contains("y3") && !texts.contains("y1"), texts.toString());
  }

  @Test
  void everyNetworkAndCellIsDrawn() {
    PictureRules.check(Pictures.of(textNetwork(4)));
    PictureRules.check(Pictures.of(new RnnCell(3, 5)));
    PictureRules.check(Pictures.of(new LstmCell(3, 5)));
    PictureRules.check(Pictures.of(Matrix.of(Precision.FLOAT64, new double[][] {{1, -2, 3}})));
  }

  @Test
  void bothDirectionsAndBothFormsOfTheGruAreDrawn() {
    Network network =
        Network.builder()
            .oneHot(VOCABULARY)
            .bidirectional(CellMaker.gru(4, Reset.AFTER), Merge.CONCAT)
            .gru(3, Reset.BEFORE)
            .dropout(0.5)
            .softmax(5)
            .build();
    for (int steps : new int[] {1, 3, 30}) {
      UnrolledNetwork run = network.unroll(text(steps));
      PictureRules.check(Pictures.of(run));
      PictureRules.check(Pictures.step(run.unrolled().get(0), steps - 1));
      PictureRules.check(Pictures.step(run.unrolled().get(2), 0));
      PictureRules.check(Pictures.gates(run.unrolled().get(2)));
    }
    PictureRules.check(Pictures.of(network));
    PictureRules.check(Pictures.of(new GruCell(2, 3)));
    PictureRules.check(Pictures.of(new ResetBeforeGruCell(2, 3)));
  }

  @Test
  void theBackwardDirectionStandsAtTheStepItReads() {
    Network network =
        Network.builder()
            .oneHot(VOCABULARY)
            .bidirectional(CellMaker.gru(1, Reset.AFTER), Merge.CONCAT)
            .softmax(5)
            .build();
    UnrolledNetwork run = network.unroll(text(3));
    List<String> texts = PictureRules.texts(Pictures.of(run));
    int last = texts.indexOf("← h3");
    double firstRead = run.unrolled().get(1).values("h").get(0, 0);
    assertEquals(Numbers.fixed(firstRead, 2), texts.get(last + 1));
  }

  @ParameterizedTest
  @CsvSource({"2,1", "6,5", "100,40"})
  void whatBpttDoesIsDrawn(int steps, int units) {
    String text = text(steps + 1);
    Network network = textNetwork(units);
    Bptt bptt = Bptt.of(network, Corpus.of(text, VOCABULARY).batches(1).iterator().next());
    PictureRules.check(Pictures.of(bptt));
    PictureRules.check(Pictures.of(bptt.flow(1)));
    PictureRules.check(Pictures.of(bptt.lossToState(0)));
    PictureRules.check(Pictures.contributions(bptt.contributions(0), "W_h"));
    PictureRules.check(
        Pictures.saliency(bptt.saliency(), List.of(text.split(" ")).subList(0, steps)));
    PictureRules.check(Pictures.of(Jacobian.of(bptt.layer(0), steps - 1, 0)));
  }

  @Test
  void theLossDoesNotDependOnLaterStates() {
    Bptt bptt =
        Bptt.of(textNetwork(3), Corpus.of(text(4), VOCABULARY).batches(1).iterator().next());
    List<String> texts = PictureRules.texts(Pictures.of(bptt.lossToState(0)));
    assertEquals(
        3, texts.stream().filter("0"::equals).count(), "above the diagonal of 3 x 3 in " + texts);
  }

  @Test
  void aStepperShowsItsLastStep() {
    Stepper stepper = textNetwork(4).stepper();
    stepper.step(3);
    stepper.step(1);
    PictureRules.check(Pictures.of(stepper));
  }

  @Test
  void aNeuronColoursTheText() {
    UnrolledNetwork run = textNetwork(4).unroll("a \n a".replace("\n", "\""));
    Picture picture = Pictures.neuron(run.unrolled().get(0), List.of("a", "\"", "a"), 2);
    PictureRules.check(picture);
    assertTrue(PictureRules.texts(picture).contains("Unit 2 of lstm 4"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    UnrolledNetwork run = textNetwork(4).unroll("a a");
    Unrolled<?> layer = run.unrolled().get(0);
    assertEquals(
        "There is no step 2. The steps are 0 to 1.",
        assertThrows(IllegalArgumentException.class, () -> Pictures.step(layer, 2)).getMessage());
    assertEquals(
        "There is no unit 4. The units are 0 to 3.",
        assertThrows(
                IllegalArgumentException.class, () -> Pictures.neuron(layer, List.of("a", "a"), 4))
            .getMessage());
  }
}
