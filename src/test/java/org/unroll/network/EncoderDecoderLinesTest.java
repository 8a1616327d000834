package org.unroll.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Precision;

class EncoderDecoderLinesTest {
  private static final Map<String, Vocabulary> NAMES =
      Map.of(
          "source", Vocabulary.ofCharacters("abc"),
          "target", Vocabulary.ofCharacters("xy").withEnds());

  private static EncoderDecoderLines parse(String text) {
    return EncoderDecoderLines.parse(text, name -> Optional.ofNullable(NAMES.get(name)));
  }

  @Test
  void bothHalvesAreBuiltAndJoined() {
    String text =
        "# a pair\nencoder:\nonehot source\ngru 5\ndecoder: # writes\nonehot target\ngru 5\ndense target\n";
    assertTrue(EncoderDecoderLines.areIn(text));
    EncoderDecoder model = parse(text).build(Precision.FLOAT64, 3);
    assertEquals(3, model.encoder().inputSize());
    assertEquals(4, model.outputSize());
    assertEquals(Precision.FLOAT64, model.precision());
    assertTrue(model.parameters().names().contains("decoder.dense.W_hy"));
  }

  @Test
  void oneNetworkHasNoHalves() {
    assertFalse(EncoderDecoderLines.areIn("onehot source # encoder:\ngru 5\n"));
  }

  @Test
  void aWrongLineIsNamedByItsNumberInTheWholeText() {
    refused("encoder:\nonehot source\ngru 5\ndecoder:\nonehot target\ngru x y z\n", "6");
    refused("gru 5\nencoder:\n", "Line 1: 'gru 5' stands before encoder:");
    refused("encoder:\nonehot source\ngru 5\n", "but here stand: encoder:.");
    refused("encoder:\nencoder:\ndecoder:\n", "encoder: encoder: decoder:");
  }

  private static void refused(String text, String why) {
    String message = assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage();
    assertTrue(message.contains(why), message);
  }
}
