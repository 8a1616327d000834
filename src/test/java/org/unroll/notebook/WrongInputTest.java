package org.unroll.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.network.Network;

/**
 * Each wrong input gets one sentence that says what to do, no stack trace, and changes no variable.
 */
class WrongInputTest {
  private static ShellSession session;

  @BeforeAll
  static void session() throws Exception {
    session = new ShellSession();
    session.java("Corpus corpus = Corpus.of(\"abcabcabc hello\".repeat(20));");
    session.java("String gone = null;");
    session.java("String word = \"hello\"; int size = 3; double half = 0.5;");
    session.cell("network", "onehot corpus\nlstm 5\ndense corpus", "net");
    session.cell("network", "input 2\nrnn 3\ndense 1", "numbers");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @ParameterizedTest(name = "%{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "summary|%summary: the network is missing; write %summary NET",
        "summary nte|there is no network nte; the networks are net, numbers.",
        "summary word|word is a String, not a network; the networks are net, numbers.",
        "summary net please|there is no place for please",
        "summary net depth=3|there is no option depth; there are --java.",
        "step nte a|there is no network nte",
        "step gone a|gone is null; the networks are net, numbers.",
        "train net on gone|gone is null; data is a Corpus",
        "step net|the input is missing; write %step NET INPUT",
        "step net ab|this input has 2 steps; %step takes one, %unroll takes them all.",
        "step numbers 0.1|1 number is no whole number of steps: this network reads 2 a step.",
        "step numbers hello|there is no variable hello; expected numbers, such as 0.1 0.2",
        "unroll net xyz|The vocabulary has no 'x'.",
        "unroll net a b|there is no place for b",
        "unroll net a~é|The vocabulary has no 'é'.",
        "unroll numbers word|word is a String; expected numbers",
        "unroll net half a=3|there is no option a",
        "train net|on DATA is missing; write %train NET on DATA",
        "train net corpus|expected on DATA but there is corpus",
        "train net on|the data is missing",
        "train net on corpsu|there is no variable corpsu; data is a Corpus, Examples or a text in double quotes, and"
            + " there are corpus.",
        "train net on size|size is a Integer; data is a Corpus",
        "train net on corpus epoch=3|there is no option epoch; there are epochs= batch=",
        "train net on corpus epochs=three|epochs is three but must be a whole number.",
        "train net on corpus epochs=0|epochs is 0 but must be at least 1.",
        "train net on corpus epochs=2 epochs=3|the option epochs is there twice.",
        "train net on corpus lr=0|The learning rate is 0.0 but must be above 0. Try lr=0.002.",
        "train net on corpus lr=NaN|lr is NaN but must be a number.",
        "train net on corpus clip=-1|clip is -1.0 but must be above 0.",
        "train net on corpus batch=9999|is larger than the data",
        "train net on corpus optimizer=magic|optimizer is magic but must be one of adam",
        "train net on corpus validate=nothing|there is no variable nothing",
        "train net on corpus history=a-b|history is a-b but must be a Java name.",
        "train numbers on corpus|%train:",
        "generate net length=0|length is 0 but must be at least 1.",
        "generate net prompt=|the prompt is empty",
        "generate net prompt=xyz|The vocabulary has no 'x'.",
        "generate net temperature=-1|The temperature is -1.0 but must be 0 or more. Try 0.8.",
        "evaluate net on corpsu|there is no variable corpsu",
        "evaluate nte on corpus|there is no network nte",
        "bptt net abc|expected an input and a target with -> between them; write %bptt NET INPUT -> TARGET",
        "bptt net abc -> bcaa|4 targets do not fit a sequence of 3 steps",
        "bptt net abc -> xyz|The vocabulary has no 'x'.",
        "bptt net abc -> bca layer=1|There is no recurrent layer 1.",
        "bptt numbers 1 2 -> word|word is no target for a network of numbers",
        "gradcheck net -> abc|expected an input and a target",
        "gradcheck net abc -> 1.5|a target is a whole number from 0 on, but there is 1.5",
        "gradcheck numbers 1 2 -> 3 4|2 targets do not fit a sequence of 1 steps",
        "gates net abc slider=maybe|slider is maybe but must be one of false, true",
        "gates net abc layer=2|There is no recurrent layer 2. There are 1, counted from 0.",
        "neurons numbers 1 2|numbers reads numbers; only a text can be coloured",
        "neurons net abc unit=99|There is no unit 99. The units are 0 to 4.",
        "save net|the file is missing",
        "save net no/such/folder/net.safetensors|no/such/folder/net.safetensors cannot be written",
        "open net no.safetensors|there is no file no.safetensors; %save NET FILE makes one.",
        "open 2net no.safetensors|2net is no Java name",
        "train net on List.of(half/0).get(7)|cannot be evaluated",
        "unroll numbers corpus.nothing()|corpus.nothing() cannot be evaluated",
        "generate numbers|This network reads numbers, not symbols",
        "reset nte|there is no network nte",
        "help magic|there is no magic magic; there are %%network",
      })
  void lineMagic(String line, String sentence) throws Exception {
    String[] words =
        Arrays.stream(line.split(" ")).map(w -> w.replace('~', ' ')).toArray(String[]::new);
    String[] arguments = Arrays.copyOfRange(words, 1, words.length);
    assertAnswered(sentence, () -> session.line(words[0], arguments));
  }

  @Test
  void anInterruptedMagicDoesNotTellOfAMissingNetwork() {
    Thread.currentThread().interrupt();
    try {
      MagicException answer =
          assertThrows(MagicException.class, () -> session.line("summary", "nte"));
      assertEquals("%summary: interrupted before it began.", answer.getMessage());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "input 3;lstm 0|Line 2, \"lstm 0\": lstm: the hidden size is 0 but must be at least 1. Try lstm 64.",
        "input 3;lsmt 5|Line 2, \"lsmt 5\": there is no layer lsmt; there are input, onehot",
        "input 3;lstm|Line 2, \"lstm\": something is missing; expected lstm SIZE [forgetBias=1].",
        "input 3;lstm many|Line 2, \"lstm many\": many is neither a number nor a variable",
        "input 3;lstm half|half is a Double, which is no size",
        "input 3;lstm -4|the hidden size is -4",
        "input 3;lstm 4.5|4.5 is a Double, which is no size",
        "input 3;lstm 5 6|there is no place for 6; write one layer a line.",
        "input 3;lstm 5 bias=true|there is no option bias; there are forgetBias",
        "input 3;rnn 5 activation=cosine|activation is cosine but must be one of tanh, sigmoid, relu, identity.",
        "input 3;rnn 5 bias=maybe|bias is maybe but must be one of true, false.",
        "input 3;lstm 5 forgetBias=one|forgetBias is one but must be a number.",
        "input 3;last 5|there is no place for 5",
        "lstm 5|Line 1, \"lstm 5\": lstm: the network has no input yet.",
        "input 3;input 3|the network has its input already",
        "onehot word;lstm 5|word is a String, not a Vocabulary or Corpus",
        "onehot missing;lstm 5|missing is neither a number nor a variable",
        "input 3;embedding 5|it follows the line that names the symbols",
        "input 3;dense 5 activation=softmax;dense 2|softmax belongs to the last dense line",
        "input 3;lstm 99999999999|99999999999 is too large for a size",
        "input 3;lstm 5;loss cosine|there is no loss cosine",
        "input 3|The network has no layers.",
        "input 3;bidirectional 5|there is no cell 5; there are rnn, lstm, gru.",
        "input 3;bidirectional lstm 0|the hidden size is 0 but must be at least 1.",
        "input 3;bidirectional lstm 5 merge=mean|merge is mean but must be one of concat, sum.",
        "input 3;rnn 5;dropout 1.5|the rate is 1.5 but must be at least 0 and below 1",
        "input 3;dropout often|the rate is often but must be a number.",
        "input 3;dense 5 activation=softmax;loss squared|softmax does not go with the loss squared",
        "# only a comment|There are no layer lines.",
        "=3|a line begins with a layer's name",
      })
  void layerLine(String lines, String sentence) throws Exception {
    assertAnswered(sentence, () -> session.cell("network", lines.replace(';', '\n'), "net"));
  }

  @ParameterizedTest(name = "%%network {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the name of the network is missing",
        "two words | there is no place for words",
        "class | class is no Java name",
        "net seeds=3 | there is no option seeds; there are seed= precision= --java.",
        "net precision=float16 | precision is float16 but must be one of float32, float64.",
      })
  void networkHeader(String header, String sentence) throws Exception {
    String[] words = header.isBlank() ? new String[0] : header.split(" ");
    assertAnswered(sentence, () -> session.cell("network", "input 3\nlstm 5", words));
  }

  private static void assertAnswered(
      String sentence, org.junit.jupiter.api.function.Executable call) throws Exception {
    List<Object> before = session.values();
    double firstWeight = firstWeight(before);
    MagicException answer = assertThrows(MagicException.class, call);
    assertTrue(answer.getMessage().contains(sentence), answer.getMessage());
    assertEquals(0, answer.getStackTrace().length);
    assertEquals(1, answer.getMessage().lines().count(), answer.getMessage());
    List<Object> after = session.values();
    assertEquals(before, after);
    assertEquals(firstWeight, firstWeight(after));
  }

  private static double firstWeight(List<Object> values) {
    Network net =
        (Network) values.stream().filter(Network.class::isInstance).findFirst().orElseThrow();
    return net.parameters().weights().get(0).value().get(0, 0);
  }
}
