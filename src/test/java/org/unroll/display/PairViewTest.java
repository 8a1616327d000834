package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.unroll.cell.Keep;
import org.unroll.data.Pair;
import org.unroll.data.Pairs;
import org.unroll.data.Vocabulary;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Precision;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.UnrolledPair;

class PairViewTest {
  private static final Vocabulary READ = Vocabulary.of(List.of("a", "b", "<script>"));
  private static final Vocabulary WRITTEN = Vocabulary.ofWords(List.of("one two three")).withEnds();

  private static EncoderDecoder model(boolean embeds) {
    var encoder = Network.builder().oneHot(READ);
    var decoder = Network.builder().oneHot(WRITTEN);
    if (embeds) {
      decoder.embedding(5);
    } else {
      encoder.embedding(2);
    }
    return new EncoderDecoder(
        encoder.gru(3).gru(4).build(), decoder.gru(3).gru(4).softmax(WRITTEN.size()).build());
  }

  @Test
  void theDecoderStandsInTheRowsOfTheStatesItGoesOnFrom() {
    for (boolean embeds : new boolean[] {true, false}) {
      for (String answer : List.of("", "two", "one two three one two three one two")) {
        Picture picture =
            Pictures.of(model(embeds).unroll(Pair.of("a b <script>", READ, answer, WRITTEN)));
        PictureRules.check(picture);
        List<String> texts = PictureRules.texts(picture);
        assertEquals(2, texts.stream().filter("h0"::equals).count(), "the encoder's: " + texts);
      }
    }
  }

  @Test
  void theEndsOfAnAnswerAreWrittenInFullAndLargeEnoughToRead() {
    Picture picture = Pictures.of(model(true).unroll(Pair.of("a b a", READ, "one two", WRITTEN)));
    List<String> texts = PictureRules.texts(picture);
    assertTrue(texts.contains("‹start›") && texts.contains("‹end›"), texts.toString());
    assertTrue(texts.stream().noneMatch(text -> text.endsWith("…")), texts.toString());
    Pattern.compile("font-size=\"([\\d.]+)\"")
        .matcher(picture.svg())
        .results()
        .forEach(size -> assertTrue(Double.parseDouble(size.group(1)) >= 6.5, size.group()));
  }

  @Test
  void ofWideWordsFewerStepsAreDrawnAndNoneIsCut() {
    Vocabulary words = Vocabulary.ofWords(List.of("not really extraordinary wonderful"));
    Network net = Network.builder().oneHot(words).rnn(3).softmax(words.size()).build();
    int[] text = words.encode("really not extraordinary not wonderful really wonderful");
    Picture picture = Pictures.of(net.unroll(OneHot.of(text, words.size())));
    PictureRules.check(picture);
    List<String> texts = PictureRules.texts(picture);
    assertTrue(texts.contains("⋯"), texts.toString());
    assertTrue(texts.stream().noneMatch(word -> word.endsWith("…")), texts.toString());
  }

  @Test
  void ofOneToManyTheEncodersOutputIsTheStateThatTheDecoderBeginsWith() {
    EncoderDecoder model =
        new EncoderDecoder(
            Network.builder().input(2).dense(5, Activation.TANH).dense(3, Activation.TANH).build(),
            Network.builder().oneHot(WRITTEN).rnn(3).softmax(WRITTEN.size()).build());
    UnrolledPair run =
        model.unroll(Pair.of(Matrix.of(Precision.FLOAT64, new double[] {1, -2}), "one", WRITTEN));
    Picture picture = Pictures.of(run);
    PictureRules.check(picture);
    List<String> texts = PictureRules.texts(picture);
    assertTrue(texts.contains("Encoder of 1 step, decoder of 2"), texts.toString());
    for (int unit = 0; unit < 3; unit++) {
      assertTrue(texts.contains(Numbers.fixed(run.encoder().outputs().get(0, unit), 2)));
      assertEquals(
          run.encoder().outputs().get(0, unit),
          run.decoder().unrolled().get(0).initialState().parts().get(0).get(0, unit));
    }
  }

  @Test
  void severalPairsAreNotDrawnAsOne() {
    EncoderDecoder model = model(true);
    Pair pair = Pair.of("a b", READ, "two", WRITTEN);
    UnrolledPair run =
        model.run(new Pairs(List.of(pair, pair)).batches(2).iterator().next(), Keep.ALL);
    assertThrows(IllegalArgumentException.class, () -> Pictures.of(run));
    UnrolledPair unread =
        model.run(new Pairs(List.of(pair)).batches(1).iterator().next(), Keep.ALL);
    assertThrows(IllegalArgumentException.class, () -> Pictures.of(unread));
  }
}
