package org.unroll.lesson.course;

import java.util.List;
import java.util.stream.DoubleStream;
import org.unroll.data.Vocabulary;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Matrix;
import org.unroll.network.Network;

/** The exercises of lesson 18. */
final class TextGenerator {
  private TextGenerator() {}

  static List<Exercise> exercises() {
    return List.of(targets(), bits(), temperature(), layers());
  }

  private static Exercise targets() {
    return Exercise.named("18.1", "What it learns to say")
        .asks(
            """
            A character model is trained on `recurrent`, in windows of three steps. The first window reads `rec`. What does the second
            read, and what is its target?
            """)
        .fill(Variable.of("reads", String.class), Variable.of("target", String.class))
        .right(
            a -> is(a, "reads", "urr") && is(a, "target", "rre"),
            "Text is its own teacher: the target is the text, one character on.")
        .mistake(
            "String reads = \"urr\", target = \"urr\";",
            a -> is(a, "reads", "urr") && is(a, "target", "urr"),
            "Then it would learn to repeat what it is told. It is to say what comes next.")
        .mistake(
            "String reads = \"urr\", target = \"e\";",
            a -> is(a, "target", "e"),
            "There is a target at each of the three steps, not only after the last.")
        .mistake(
            "String reads = \"ecu\", target = \"cur\";",
            a -> is(a, "reads", "ecu"),
            "Windows do not overlap: the second goes on where the first ended.")
        .mistake(
            "String reads = \"rec\", target = \"ecu\";",
            a -> is(a, "reads", "rec"),
            "That is the first window. The second reads the next three characters.")
        .mistake(
            "String reads = \"urr\", target = \"ent\";",
            a -> is(a, "target", "ent"),
            "That is the next window. The target is one character on, not three.")
        .otherwise("The windows read rec, urr, ...; the target of the first is ecu.")
        .hints(
            "The first window reads rec, and its target is ecu.", "The second goes on behind rec.")
        .solution(
            "String text = \"recurrent\";\nString reads = text.substring(3, 6), target = text.substring(4, 7);")
        .build();
  }

  private static boolean is(Answers a, String name, String expected) {
    return a.get(name, String.class).equals(expected);
  }

  private static Exercise bits() {
    return Exercise.named("18.2", "Loss, bits, perplexity")
        .asks(
            """
            Training ends with a loss of 1.2, the mean of $-\\ln p$. How many bits a character is that, and which perplexity?
            """)
        .fill(Variable.number("bits"), Variable.number("perplexity"))
        .right(
            a -> a.isNear("bits", 1.2 / Math.log(2)) && a.isNear("perplexity", Math.exp(1.2)),
            "The model is as unsure as somebody who must choose among 3.3 equally likely characters.")
        .mistake(
            "double bits = 1.2 / Math.log(2), perplexity = Math.pow(2, 1.2);",
            a -> a.isNear("perplexity", Math.pow(2, 1.2)),
            "2 to the power of the bits, or e to the power of the loss: 1.2 are not bits.")
        .mistake(
            "double bits = 1.2 * Math.log(2), perplexity = Math.exp(1.2);",
            a -> a.isNear("bits", 1.2 * Math.log(2)),
            "Divide by ln 2: a bit is ln 2 = 0.69 of the loss, so there are more bits than 1.2.")
        .mistake(
            "double bits = 1.2, perplexity = Math.exp(1.2);",
            a -> a.isNear("bits", 1.2),
            "The loss uses the natural logarithm; bits use the logarithm to base 2.")
        .mistake(
            "double bits = 1.2 / Math.log(2), perplexity = Math.exp(bits);",
            a -> a.isNear("perplexity", Math.exp(1.2 / Math.log(2))),
            "e goes with the loss, 2 with the bits.")
        .otherwise("-log2 p is -ln p divided by ln 2. Perplexity is 2 to the power of the bits.")
        .hints(
            "Math.log(2) is ln 2.",
            "Perplexity: Math.exp(1.2), which is the same as 2 to the power of the bits.")
        .solution("double bits = 1.2 / Math.log(2);\ndouble perplexity = Math.pow(2, bits);")
        .build();
  }

  private static Exercise temperature() {
    return Exercise.named("18.3", "Temperature by hand")
        .asks(
            """
            Three characters have the probabilities 0.5, 0.25 and 0.25. With which does the generator draw them at temperature
            $T = 0.5$?
            """)
        .fill(Variable.numbers("drawn"))
        .right(
            a -> a.areNear("drawn", 2 / 3.0, 1 / 6.0, 1 / 6.0),
            "The likely became likelier. The order of the three is the same at every temperature.")
        .mistake(
            "double[] drawn = {0.25, 0.0625, 0.0625};",
            a -> Math.abs(DoubleStream.of(a.numbers("drawn")).sum() - 1) > 0.01,
            "These do not add up to 1. Divide each by their sum.")
        .mistake(
            "double sum = Math.sqrt(0.5) + 1; double[] drawn = {Math.sqrt(0.5) / sum, 0.5 / sum, 0.5 / sum};",
            a -> a.areNear("drawn", 0.41421, 0.29289, 0.29289),
            "You took the power T. It is the power 1/T, here the square: low temperatures sharpen.")
        .mistake(
            "double[] drawn = {0.5, 0.25, 0.25};",
            a -> a.areNear("drawn", 0.5, 0.25, 0.25),
            "That is temperature 1. A common factor falls out again when they are made to add up to 1.")
        .mistake(
            "double[] drawn = {1, 0, 0};",
            a -> a.areNear("drawn", 1, 0, 0),
            "That is temperature 0, which always takes the likeliest.")
        .otherwise("Raise each to the power 1/T = 2, then divide by the sum of the three.")
        .hints("1/T = 2: square them.", "The squares are 1/4, 1/16 and 1/16; their sum is 6/16.")
        .solution(
            "double sum = 0.25 + 0.0625 + 0.0625;\ndouble[] drawn = {0.25 / sum, 0.0625 / sum, 0.0625 / sum};")
        .build();
  }

  private static Exercise layers() {
    return Exercise.named("18.4", "Build a writer")
        .asks(
            """
            Build a character model of `magic`: it reads its symbols as unit vectors, remembers with a GRU of 12 units, and gives a
            probability for each symbol at every step. `Network.builder()` does it, or `%%network writer` in a cell of its own.
            """)
        .given("Corpus magic = Corpus.of(\"abracadabra\");")
        .fill(Variable.of("writer", Network.class))
        .right(
            a -> symbols(a) == 5 && writes(a) && remembers(a) && hasTheGru(a),
            "Three lines are a text generator; only the text and the sizes are larger in the lesson.")
        .mistake(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).dense(12, Activation.TANH).softmax(5).build();
            """,
            a -> symbols(a) == 5 && writes(a) && !remembers(a),
            "It does not remember: what it says depends on the last symbol alone. A recurrent layer is missing.")
        .mistake(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).gru(12).build();
            """,
            a -> symbols(a) == 5 && a.get("writer", Network.class).outputSize() != 5,
            "Its outputs are not as many as there are symbols, 5. End with softmax(5), or the line dense magic.")
        .mistake(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).gru(12).last().softmax(5).build();
            """,
            a -> symbols(a) == 5 && predicted(a, "abra").rows() == 1,
            "It speaks only at the end. Leave out last, so that every step is a lesson.")
        .mistake(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).gru(12).sigmoid(5).build();
            """,
            a -> symbols(a) == 5 && !addsUpToOne(a),
            "The probabilities of the next symbol must add up to 1, as those of a softmax do.")
        .mistake(
            """
            Network writer = Network.builder().input(5).gru(12).softmax(5).build();
            """,
            a -> symbols(a) != 5,
            "It has no vocabulary of five symbols. Begin with oneHot(magic.vocabulary()).")
        .mistake(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).lstm(12).softmax(5).build();
            """,
            a -> symbols(a) == 5 && writes(a) && remembers(a) && !hasTheGru(a),
            "It can write, but it should remember with a GRU of 12 units: gru(12).")
        .otherwise(
            "Three layers: the symbols as unit vectors, gru of 12, softmax over the 5 symbols.")
        .hints(
            "Begin with Network.builder().oneHot(magic.vocabulary()).",
            "Then .gru(12).softmax(magic.vocabulary().size()).build().")
        .solution(
            """
            Network writer = Network.builder().oneHot(magic.vocabulary()).gru(12).softmax(magic.vocabulary().size()).build();
            """)
        .build();
  }

  /** How many symbols the reader's network knows; 0 without a vocabulary. */
  private static int symbols(Answers a) {
    return a.get("writer", Network.class).vocabulary().map(Vocabulary::size).orElse(0);
  }

  private static Matrix predicted(Answers a, String text) {
    return a.get("writer", Network.class).predict(a.get("writer", Network.class).read(text));
  }

  private static boolean writes(Answers a) {
    Matrix p = predicted(a, "abra");
    return p.rows() == 4
        && p.columns() == 5
        && addsUpToOne(a)
        && a.get("writer", Network.class).readsForward();
  }

  private static boolean addsUpToOne(Answers a) {
    return Math.abs(DoubleStream.of(predicted(a, "abra").toArray()[0]).sum() - 1) < 1e-4;
  }

  private static boolean remembers(Answers a) {
    Matrix one = predicted(a, "bra");
    Matrix other = predicted(a, "cra");
    return one.rows(2, 3).maxDifference(other.rows(2, 3)) > 1e-7;
  }

  private static boolean hasTheGru(Answers a) {
    return Layers.has(a.get("writer", Network.class), "gru 12");
  }
}
