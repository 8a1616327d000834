package org.unroll.lesson.course;

import java.util.List;
import org.unroll.data.Vocabulary;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.network.Network;

/** The exercises of lesson 12. */
final class Sentiment {
  private static final Vocabulary FOUR = Vocabulary.ofWordList(List.of("it", "was", "not", "good"));

  private Sentiment() {}

  static List<Exercise> exercises() {
    return List.of(bag(), leftOut(), manyToOne());
  }

  private static Exercise bag() {
    return Exercise.named("12.1", "What the bag makes of not good")
        .asks(
            """
            Good and bad reviews are as many. The word *good* stands in good reviews three times as often as in bad ones, *not* in both
            as often. How probable does naive Bayes find it that *not good* is a good review?
            """)
        .fill(Variable.number("bagSays"))
        .right(
            a -> a.isNear("bagSays", 0.75),
            "It is quite sure of the opposite: not says nothing by itself, and good says good.")
        .mistake(
            "double bagSays = 0.25;",
            a -> a.isNear("bagSays", 0.25),
            "That is what a reader would say. The bag does not know that not belongs to good.")
        .mistake(
            "double bagSays = 0.5;",
            a -> a.isNear("bagSays", 0.5),
            "Only not is balanced. The word good still counts three to one.")
        .mistake(
            "double bagSays = 3;",
            a -> a.isNear("bagSays", 3),
            "Three to one are the odds. Turn them into a probability.")
        .otherwise(
            "Multiply the odds: 1 for the two kinds, 1 for not, 3 for good. Odds of 3 to 1 are which probability?")
        .hints("The odds multiply: 1 * 1 * 3.", "Odds of 3 to 1 are 3 of 4.")
        .solution("double bagSays = 3 / (3 + 1.0);")
        .build();
  }

  private static Exercise leftOut() {
    return Exercise.named("12.2", "Leave a word out")
        .asks(
            """
            How much does a word matter? By how much does P(class 1) of *it was not good* **rise** when *not* is left out? The network
            `judge` is given (it is not trained).
            """)
        .given(
            """
            Network judge = Network.builder().oneHot(Vocabulary.ofWordList(List.of("it", "was", "not", "good")))
                .rnn(6).last().softmax(2).seed(3).build();
            """)
        .fill(Variable.number("rise"))
        .right(
            a -> a.isNear("rise", p("it was good") - p("it was not good")),
            "This needs no gradient, and it is the change that really happens.")
        .mistake(
            "double rise = judge.predict(judge.read(\"it was not good\")).get(0, 1) - judge.predict(judge.read(\"it was good\")).get(0, 1);",
            a -> a.isNear("rise", p("it was not good") - p("it was good")),
            "The sign is the other way round: without the word, less with it.")
        .mistake(
            "double rise = judge.predict(judge.read(\"it was good\")).get(0, 1);",
            a -> a.isNear("rise", p("it was good")),
            "That is P itself without the word. Take away P with it.")
        .mistake(
            "double rise = judge.predict(judge.read(\"it was not\")).get(0, 1) - judge.predict(judge.read(\"it was not good\")).get(0, 1);",
            a -> a.isNear("rise", p("it was not") - p("it was not good")),
            "You left out good. The word to leave out is not.")
        .otherwise(
            "judge.predict(judge.read(text)).get(0, 1) is P(class 1). Take it for both texts.")
        .hints(
            "The two texts are it was good and it was not good.",
            "P without the word, less P with it.")
        .solution(
            """
            double with = judge.predict(judge.read("it was not good")).get(0, 1);
            double rise = judge.predict(judge.read("it was good")).get(0, 1) - with;
            """)
        .build();
  }

  private static double p(String text) {
    Network judge = Network.builder().oneHot(FOUR).rnn(6).last().softmax(2).seed(3).build();
    return judge.predict(judge.read(text)).get(0, 1);
  }

  private static Exercise manyToOne() {
    return Exercise.named("12.3", "Many to one")
        .asks(
            """
            Build a network that reads sentences of `four`, embeds each word in 5 numbers, reads on with a GRU of 7 units, and gives
            **one** answer for a whole sentence: the probabilities of 3 classes.
            """)
        .given(
            "Vocabulary four = Vocabulary.ofWordList(List.of(\"it\", \"was\", \"not\", \"good\"));")
        .fill(Variable.of("manyToOne", Network.class))
        .right(
            a ->
                answers(a.get("manyToOne", Network.class)) == 1
                    && hears(a.get("manyToOne", Network.class))
                    && isAsAsked(a.get("manyToOne", Network.class)),
            "last is all that makes it many-to-one; without it the same network would be many-to-many.")
        .mistake(
            "Network manyToOne = Network.builder().oneHot(four).embedding(5).gru(7).softmax(3).build();",
            a -> answers(a.get("manyToOne", Network.class)) > 1,
            "It answers after every word. Put last() before the head.")
        .mistake(
            "Network manyToOne = Network.builder().oneHot(four).embedding(5).last().gru(7).softmax(3).build();",
            a -> !hears(a.get("manyToOne", Network.class)),
            "last() stands before the GRU, which so hears the last word alone. Read first, then take the last state.")
        .mistake(
            "Network manyToOne = Network.builder().oneHot(four).embedding(5).gru(7).last().softmax(4).build();",
            a -> a.get("manyToOne", Network.class).outputSize() == 4,
            "Four are the words that are read. Three are the classes.")
        .mistake(
            "Network manyToOne = Network.builder().oneHot(four).embedding(7).gru(5).last().softmax(3).build();",
            a -> !isAsAsked(a.get("manyToOne", Network.class)),
            "One answer it gives. Compare each layer and its size with what was asked for.")
        .otherwise("onehot, embedding, gru, last, softmax, in this order.")
        .hints(
            "Begin with Network.builder().oneHot(four).embedding(5).",
            "After the GRU comes last(), then softmax(3).")
        .solution(
            "Network manyToOne = Network.builder().oneHot(four).embedding(5).gru(7).last().softmax(3).build();")
        .build();
  }

  private static int answers(Network net) {
    return net.predict(net.read("it was not good")).rows();
  }

  private static boolean isAsAsked(Network net) {
    return Layers.has(net, "embedding 5") && Layers.has(net, "gru 7") && net.outputSize() == 3;
  }

  private static boolean hears(Network net) {
    return net.predict(net.read("it was good")).maxDifference(net.predict(net.read("not was good")))
        > 0;
  }
}
