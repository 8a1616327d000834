package org.unroll.lesson.course;

import java.util.Arrays;
import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

/** The exercises of lesson 11. */
final class InputOutputTypes {
  private InputOutputTypes() {}

  static List<Exercise> exercises() {
    return List.of(whichType(), readAtTheEnd(), fedBack(), targets());
  }

  private static Exercise whichType() {
    return Exercise.named("11.1", "Which type is it?")
        .asks(
            """
            Number the types: 1 one-to-one, 2 one-to-many, 3 many-to-one, 4 many-to-many aligned, 5 many-to-many encoder-decoder.
            Which is each of these: (a) the language of a text; (b) a sentence translated; (c) a melody composed from a mood;
            (d) for each word, whether it is a noun; (e) the price of a house from its size and age?
            """)
        .fill(Variable.numbers("types"))
        .right(
            a -> a.areNear("types", 3, 5, 2, 4, 1),
            "The type follows from where something comes in and where something is read.")
        .mistake(
            "double[] types = {3, 4, 2, 4, 1};",
            a -> at(a, 1, 4),
            "(b) A translation need not have as many words as the sentence, nor in the same order: it cannot be aligned.")
        .mistake(
            "double[] types = {3, 5, 2, 5, 1};",
            a -> at(a, 3, 5),
            "(d) There is one answer for each word, at that word, so no second network has to write it down.")
        .mistake(
            "double[] types = {4, 5, 2, 4, 1};",
            a -> at(a, 0, 4),
            "(a) The whole text has one language: one answer, when it was read.")
        .mistake(
            "double[] types = {3, 5, 2, 4, 3};",
            a -> at(a, 4, 3),
            "(e) Size and age are two numbers of one input, not two steps: they have no order.")
        .otherwise(
            "Ask of each: how many things come in, one after the other? How many go out, and when?")
        .hints(
            "A mood is one thing, a melody many; a text is many, its language one.",
            "Of the two many-to-many types, only the aligned one answers at every step of the input.")
        .solution("double[] types = {3, 5, 2, 4, 1};")
        .build();
  }

  private static boolean at(Answers a, int place, int type) {
    double[] types = a.numbers("types");
    return types.length == 5 && types[place] == type;
  }

  private static Exercise readAtTheEnd() {
    return Exercise.named("11.2", "Build a many-to-one network")
        .asks(
            """
            Build a network that reads two numbers a step, has a vanilla recurrent layer of 5 units, and gives for the whole sequence
            *one* row of probabilities of 3 classes.
            """)
        .fill(Variable.of("sorter", Network.class))
        .right(
            a -> rows(a) == 1 && isOfThreeClasses(a) && Layers.has(net(a), "rnn 5"),
            "last hands on the state of the last step only; all other steps are read through it.")
        .mistake(
            "Network sorter = Network.builder().input(2).rnn(5).softmax(3).build();",
            a -> fits(a) && rows(a) > 1,
            "This answers at every step. Which layer hands on the last one only?")
        .mistake(
            "Network sorter = Network.builder().input(2).rnn(5).last().build();",
            a -> fits(a) && net(a).outputSize() == 5,
            "These are five states, not three probabilities: the head is missing.")
        .mistake(
            "Network sorter = Network.builder().input(2).rnn(5).last().dense(3, Activation.IDENTITY).build();",
            a -> fits(a) && net(a).outputSize() == 3 && !isOfThreeClasses(a),
            "Three numbers, but they do not add up to 1: a softmax makes them probabilities.")
        .mistake(
            "Network sorter = Network.builder().input(6).rnn(5).last().softmax(3).build();",
            a -> !fits(a),
            "It does not read two numbers a step. The length of the sequence is no part of a network.")
        .mistake(
            "Network sorter = Network.builder().input(2).gru(5).last().softmax(3).build();",
            a -> fits(a) && !Layers.has(net(a), "rnn 5"),
            "Many-to-one it may be, but a vanilla layer of 5 units was asked for: .rnn(5).")
        .otherwise("Begin with Network.builder().input(2).rnn(5), and end with .build().")
        .hints(
            "The layer that makes a network many-to-one is .last().",
            "The head is .softmax(3), behind .last().")
        .solution("Network sorter = Network.builder().input(2).rnn(5).last().softmax(3).build();")
        .build();
  }

  private static Network net(Answers a) {
    return a.get("sorter", Network.class);
  }

  private static boolean fits(Answers a) {
    return net(a).inputSize() == 2;
  }

  private static Matrix answer(Answers a) {
    return net(a)
        .predict(Matrix.of(Precision.FLOAT32, new double[][] {{1, 2}, {-1, 0.5}, {0, 3}, {2, 2}}));
  }

  private static int rows(Answers a) {
    return fits(a) ? answer(a).rows() : 0;
  }

  private static boolean isOfThreeClasses(Answers a) {
    double[] first = answer(a).toArray()[0];
    return first.length == 3 && Math.abs(Arrays.stream(first).sum() - 1) < 1e-4;
  }

  private static Exercise fedBack() {
    return Exercise.named("11.3", "Fed its own answers")
        .asks(
            """
            A one-to-many network without a squashing function has $W_{xh} = 0.5$, $W_{hh} = 1$, $W_{hy} = 2$ and no biases. It begins
            with $h_0 = 1$, reads $x_1 = 0$, and then each time what it said last: $x_t = y_{t-1}$. What does it say at its first three
            steps?
            """)
        .fill(Variable.numbers("said3"))
        .right(
            a -> a.areNear("said3", 2, 4, 8),
            "Fed back, h_t = h_(t-1) + 0.5 * 2 h_(t-1): it doubles. An answer that is a little wrong would too.")
        .mistake(
            "double[] said3 = {2, 2, 2};",
            a -> a.areNear("said3", 2, 2, 2),
            "You always read x = 0. From the second step on it reads its own last answer.")
        .mistake(
            "double[] said3 = {1, 2, 4};",
            a -> a.areNear("said3", 1, 2, 4),
            "These are the states. What it says is W_hy h_t.")
        .mistake(
            "double[] said3 = {2, 3, 4.5};",
            a -> a.areNear("said3", 2, 3, 4.5),
            "You fed back the state. What comes back in is y, which is 2 h.")
        .otherwise("h_1 = 0.5 * 0 + 1 * 1 and y_1 = 2 h_1. Then x_2 = y_1.")
        .hints("h_1 = 1, so it says 2 first.", "h_2 = 0.5 * y_1 + h_1 = 2, so it says 4 then.")
        .solution(
            """
            double[] said3 = new double[3];
            double state = 1, heard = 0;
            for (int t = 0; t < 3; t++) {
              state = 0.5 * heard + state;
              said3[t] = heard = 2 * state;
            }
            """)
        .build();
  }

  private static Exercise targets() {
    return Exercise.named("11.4", "What does the decoder read?")
        .asks(
            """
            Teacher forcing: the caption is `a red circle`. Its words are numbered a 0, circle 1, red 2, start 3, end 4. Which numbers does
            the decoder *read* while it learns, and which should it *say*?
            """)
        .fill(Variable.numbers("reads"), Variable.numbers("says"))
        .right(
            a -> a.areNear("reads", 3, 0, 2, 1) && a.areNear("says", 0, 2, 1, 4),
            "Both have the same words, shifted by one step: at each step it should say what it reads next.")
        .mistake(
            "double[] reads = {3, 0, 2, 1, 4}, says = {3, 0, 2, 1, 4};",
            a -> Arrays.equals(a.numbers("reads"), a.numbers("says")),
            "If it reads what it should say, it has only to copy. What it says comes one step before what it reads.")
        .mistake(
            "double[] reads = {0, 2, 1}, says = {2, 1, 4};",
            a -> a.areNear("reads", 0, 2, 1),
            "Who says the first word? It must read something before: start.")
        .mistake(
            "double[] reads = {3, 0, 2}, says = {0, 2, 1};",
            a -> a.areNear("says", 0, 2, 1),
            "It would never stop: it must learn to say end.")
        .otherwise("There are four steps: three words and the end to say.")
        .hints(
            "The first that it reads is start.",
            "The last that it says is end, after reading circle.")
        .solution("double[] reads = {3, 0, 2, 1}, says = {0, 2, 1, 4};")
        .build();
  }
}
