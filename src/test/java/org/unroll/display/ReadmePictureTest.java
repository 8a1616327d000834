package org.unroll.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.unroll.data.Corpus;
import org.unroll.data.Vocabulary;
import org.unroll.display.svg.Picture;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.train.Adam;
import org.unroll.train.Trainer;

/** Makes the README's picture; run {@link #main} to draw it again. */
class ReadmePictureTest {
  private static final Path FILE = Path.of("docs/images/unrolled.svg");

  /** A network that has learned to spell one word, unrolled over it. */
  private static Picture picture() {
    Vocabulary letters = Vocabulary.ofCharacters("helo");
    Network network =
        Network.builder()
            .oneHot(letters)
            .rnn(4)
            .softmax(4)
            .precision(Precision.FLOAT64)
            .seed(3)
            .build();
    new Trainer(network)
        .optimizer(new Adam(0.05))
        .batch(1)
        .epochs(150)
        .train(Corpus.of("hello", letters));
    return Pictures.of(network.unroll("hell"));
  }

  /** Draws the picture into the file. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, picture().svg() + "\n");
  }

  @Test
  void theReadmeShowsWhatTheLibraryDraws() throws IOException {
    PictureRules.check(picture());
    assertEquals(Files.readString(FILE, StandardCharsets.UTF_8).strip(), picture().svg());
  }
}
