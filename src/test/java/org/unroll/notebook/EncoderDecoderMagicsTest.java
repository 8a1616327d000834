package org.unroll.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.UnrolledPair;
import org.unroll.train.Evaluation;
import org.unroll.train.History;

/** What the magics do with an encoder-decoder. */
class EncoderDecoderMagicsTest {
  private static final String LINES =
      "encoder:\nonehot read\nembedding 4\ngru 9\n\ndecoder:  # writes\nonehot written\ngru 9\ndense written";
  private static ShellSession session;

  @BeforeAll
  static void begin() throws Exception {
    session = new ShellSession();
    session.java(
        "import java.util.List; Vocabulary read = Vocabulary.ofCharacters(\"abc \"); Vocabulary written ="
            + " Vocabulary.ofCharacters(\"xyz\").withEnds();"
            + "Pairs pairs = new Pairs(List.of(Pair.of(\"ab\", read, \"xy\", written), Pair.of(\"cab\","
            + " read, \"zxy\", written), Pair.of(\"ca b\", read, \"zxy\", written)));");
    session.cell("network", LINES, "pair", "seed=3");
  }

  @AfterAll
  static void end() {
    session.close();
  }

  private EncoderDecoder pair() throws Exception {
    return (EncoderDecoder) session.evaluate("pair");
  }

  private static String lastShownJava() {
    String all = session.output().strip();
    return all.substring(
        Math.max(all.lastIndexOf("EncoderDecoder shown"), all.lastIndexOf("display(")));
  }

  private static double firstWeight(EncoderDecoder model) {
    return model.parameters().weights().get(0).value().get(0, 0);
  }

  @Test
  void networkBuildsBothHalvesAndShowsThem() throws Exception {
    session.shown.clear();
    session.cell("network", LINES, "fresh", "seed=3");
    assertEquals("EncoderDecoder", session.variables().get("fresh"));
    String table = session.shown.get(0).getData(MIMEType.TEXT_HTML).toString();
    assertTrue(table.contains("encoder:") && table.contains("<td>gru 9</td>"), table);
    assertTrue(session.shown.get(1).hasDataForType(MIMEType.IMAGE_SVG));
  }

  @Test
  void theJavaOfNetworkBuildsTheSameNetworks() throws Exception {
    session.cell("network", LINES, "shown", "seed=9", "precision=float64", "--java");
    session.java(lastShownJava().replace("EncoderDecoder shown", "EncoderDecoder other"));
    EncoderDecoder shown = (EncoderDecoder) session.evaluate("shown");
    EncoderDecoder other = (EncoderDecoder) session.evaluate("other");
    assertEquals(shown.toString(), other.toString());
    for (String name : shown.parameters().weightNames()) {
      assertEquals(
          0, shown.parameters().get(name).maxDifference(other.parameters().get(name)), name);
    }
  }

  @Test
  void itIsTrainedMeasuredAndWrites() throws Exception {
    History history =
        (History)
            session.line(
                "train",
                "pair",
                "on",
                "pairs",
                "epochs=60",
                "batch=3",
                "lr=0.03",
                "validate=pairs",
                "patience=60");
    assertTrue(history.finalLoss() < 0.5 * history.updates().get(0).loss());
    Evaluation evaluation = (Evaluation) session.line("evaluate", "pair", "on", "pairs");
    assertTrue(evaluation.accuracy() > 0.9, evaluation.toString());
    assertEquals("xy", session.raw("generate", "pair prompt=\"ab\""));
    session.shown.clear();
    assertEquals("zxy", session.raw("generate", "pair prompt=\"ca b\" width=3"));
    assertTrue(session.shown.get(0).hasDataForType(MIMEType.IMAGE_SVG), "the search");
  }

  @Test
  void unrollWritesTheLikeliestOrWhatItIsTold() throws Exception {
    UnrolledPair told =
        assertInstanceOf(UnrolledPair.class, session.raw("unroll", "pair \"cab\" -> \"zxyx\""));
    assertEquals(3, told.encoder().packing().steps());
    assertEquals(5, told.decoder().packing().steps(), "start and four symbols");
    UnrolledPair free = (UnrolledPair) session.raw("unroll", "pair \"a b\" --java");
    String java = lastShownJava().replaceFirst("display\\((.*)\\);", "$1");
    UnrolledPair written = (UnrolledPair) session.evaluate(java);
    assertEquals(0, free.decoder().outputs().maxDifference(written.decoder().outputs()));
  }

  @Test
  void whatIsSavedIsOpenedAgain(@TempDir Path folder) throws Exception {
    String file = folder.resolve("pair.safetensors").toString();
    session.line("save", "pair", file);
    session.line("open", "again", file, "--java");
    assertEquals("EncoderDecoder", session.variables().get("again"));
    assertEquals(firstWeight(pair()), firstWeight((EncoderDecoder) session.evaluate("again")));
    assertTrue(session.output().contains("EncoderDecoder again = EncoderDecoder.open("));
  }

  @ParameterizedTest(name = "%{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "step pair \"a\" | pair is an encoder-decoder, and %step works on one network; write pair.encoder()",
        "bptt pair \"a\" -> \"x\" | pair is an encoder-decoder",
        "gradcheck pair \"a\" -> \"x\" | pair is an encoder-decoder",
        "gates pair \"a\" | pair is an encoder-decoder",
        "train pair on \"text\" | is trained and measured on Pairs, not on a text",
        "train pair on written | written is a Vocabulary; data is",
        "train pair on pairs truncate=3 | this network reads sequences as wholes",
        "train pair on pairs sample=5 | has no samples. Leave out sample=.",
        "generate pair | the prompt is missing",
        "generate pair prompt=\"\" | the text is empty",
        "generate pair prompt=\"q\" | The vocabulary has no 'q'.",
        "generate pair prompt=\"a\" temperature=2 | temperature= is of a network that draws",
        "generate pair prompt=\"a\" width=0 | The width is 0 but must be at least 1",
        "generate pair.decoder() width=2 | width= is of an encoder-decoder",
        "unroll pair \"a\" -> \"x\" \"y\" | expected an input, -> and one text",
        "unroll pair \"a\" -> \"q\" | The vocabulary has no 'q'.",
        "unroll pair -> \"x\" | expected an input, -> and one text",
      })
  void wrongInputsAreAnsweredInASentence(String line, String sentence) throws Exception {
    double before = firstWeight(pair());
    int space = line.indexOf(' ');
    MagicException answer =
        assertThrows(
            MagicException.class,
            () -> session.raw(line.substring(0, space), line.substring(space + 1)));
    assertTrue(answer.getMessage().contains(sentence.strip()), answer.getMessage());
    assertEquals(1, answer.getMessage().lines().count());
    assertEquals(before, firstWeight(pair()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "encoder:;onehot read;gru 5 | one line encoder: and after it one line decoder:",
        "decoder:;onehot written;gru 5;dense written | but here stand: decoder:",
        "onehot read;encoder:;gru 5 | Line 1: 'onehot read' stands before encoder:.",
        "encoder:;onehot read;gru 5;decoder:;onehot written;gru 6;dense written | ends with a HiddenState of 5",
        "encoder:;onehot read;gru 5;decoder:;onehot written;gru five;dense written | Line 6",
      })
  void wrongLinesMakeNoVariable(String lines, String sentence) throws Exception {
    MagicException answer =
        assertThrows(
            MagicException.class,
            () -> session.cell("network", lines.replace(';', '\n'), "broken"));
    assertTrue(answer.getMessage().contains(sentence.strip()), answer.getMessage());
    assertTrue(!session.variables().containsKey("broken"));
  }
}
