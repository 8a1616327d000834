package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 01. */
final class WhyOrderMatters {
  private WhyOrderMatters() {}

  static List<Exercise> exercises() {
    return List.of(bag(), orders(), stateOfOrder(), weights());
  }

  private static Exercise bag() {
    return Exercise.named("01.1", "Into the bag")
        .asks(
            """
            The vocabulary is *i*, *am*, *happy*, *not*, *sad*, in this order. What does a network that reads a bag of words see of the
            sentence *i am not not sad*?
            """)
        .fill(Variable.numbers("inBag"))
        .right(
            a -> a.areNear("inBag", 1, 1, 0, 2, 1),
            "A bag tells which words came and how often, and nothing else.")
        .mistake(
            "int[] inBag = {1, 1, 0, 1, 1};",
            a -> a.areNear("inBag", 1, 1, 0, 1, 1),
            "A bag counts: not is in it twice.")
        .mistake(
            "int[] inBag = {0, 1, 3, 3, 4};",
            a -> a.areNear("inBag", 0, 1, 3, 3, 4),
            "These are the numbers of the words in their order, which a bag does not keep.")
        .mistake(
            "double[] inBag = {0.2, 0.2, 0, 0.4, 0.2};",
            a -> a.areNear("inBag", 0.2, 0.2, 0, 0.4, 0.2),
            "These are shares of the sentence. The bag of this lesson counts.")
        .otherwise("One number for each of the five words: how often it stands in the sentence.")
        .hints(
            "The bag is as long as the vocabulary, whatever the sentence.",
            "happy is not in the sentence: the third number is 0.")
        .solution("double[] inBag = {1, 1, 0, 2, 1};")
        .build();
  }

  private static Exercise orders() {
    return Exercise.named("01.2", "What a bag cannot tell apart")
        .asks(
            """
            In how many orders can the four words *not*, *i*, *am*, *happy* stand? And if half of all sentences with these words are
            glad and half are sad: which share of them can a network that sees only bags get right at best?
            """)
        .fill(Variable.whole("orders"), Variable.number("best"))
        .right(
            a -> a.is("orders", 24) && (a.isNear("best", 0.5) || a.isNear("best", 50)),
            "All 24 are one and the same input, and one input gets one answer.")
        .mistake(
            "int orders = 4 * 4 * 4 * 4; double best = 0.5;",
            a -> a.is("orders", 256),
            "You let words repeat. For the second place three words are left, for the third two.")
        .mistake(
            "int orders = 4; double best = 0.5;",
            a -> a.is("orders", 4),
            "Four words may come first, but then three may come second, and so on.")
        .mistake(
            "int orders = 24; double best = 1.0 / 24;",
            a -> a.isNear("best", 1.0 / 24),
            "There are 24 orders but only two answers. Always say glad: how often is that right?")
        .mistake(
            "int orders = 24; double best = 1;",
            a -> a.isNear("best", 1) || a.isNear("best", 100),
            "The network cannot say glad to one order and sad to another: it sees the same numbers.")
        .otherwise("Count the choices place by place: 4 for the first word, 3 for the second, ...")
        .hints("4 * 3 * 2 * 1.", "To the same input the network always says the same.")
        .solution("int orders = 4 * 3 * 2 * 1;\ndouble best = 0.5;")
        .build();
  }

  private static Exercise stateOfOrder() {
    return Exercise.named("01.3", "A state that knows the order")
        .asks(
            """
            A neuron reads a number for each word: 1 for *not*, 2 for *happy*. Its state is $h_t = w_{xh} x_t + w_{hh} h_{t-1}$, with
            $h_0 = 0$. Choose the two weights so that the states after *not happy*, *happy not* and *happy happy* are three different
            numbers.
            """)
        .fill(Variable.number("w_xh"), Variable.number("w_hh"))
        .right(
            a ->
                differ(reads(a, 1, 2), reads(a, 2, 1))
                    && differ(reads(a, 1, 2), reads(a, 2, 2))
                    && differ(reads(a, 2, 1), reads(a, 2, 2)),
            "The older word is multiplied by w_hh once more than the newer, which tells them apart.")
        .mistake(
            "double w_xh = 1, w_hh = 1;",
            a -> a.number("w_xh") != 0 && a.number("w_hh") == 1,
            "With w_hh = 1 the state is the sum of all words: a bag with a memory.")
        .mistake(
            "double w_xh = 1, w_hh = 0;",
            a -> a.number("w_xh") != 0 && a.number("w_hh") == 0,
            "With w_hh = 0 only the last word is left: not happy and happy happy look alike.")
        .mistake(
            "double w_xh = 0, w_hh = 0.5;",
            a -> a.number("w_xh") == 0,
            "With w_xh = 0 nothing ever comes in.")
        .otherwise("Work out the three states. Which two are too close to tell apart?")
        .hints(
            "After two words the state is w_xh x_2 + w_hh w_xh x_1.",
            "The two words must not weigh the same, and neither may weigh nothing.")
        .solution("double w_xh = 1, w_hh = 0.5;")
        .build();
  }

  private static double reads(Answers a, double first, double second) {
    return a.number("w_xh") * second + a.number("w_hh") * a.number("w_xh") * first;
  }

  private static boolean differ(double one, double other) {
    return Math.abs(one - other) > 1e-3;
  }

  private static Exercise weights() {
    return Exercise.named("01.4", "The price of places")
        .asks(
            """
            Words come from a vocabulary of 30, each as a unit vector. A feed-forward layer of 32 neurons reads sentences padded to 13
            words; a recurrent layer of 32 neurons reads them word by word. How many weights has each, biases apart?
            """)
        .fill(Variable.whole("feedForward"), Variable.whole("recurrent"))
        .right(
            a -> a.is("feedForward", 13 * 30 * 32) && a.is("recurrent", 30 * 32 + 32 * 32),
            "Sharing weights over the steps saves five sixths of them here, and more the longer the sentences.")
        .mistake(
            "int feedForward = 13 * 30 * 32, recurrent = 30 * 32;",
            a -> a.is("recurrent", 30 * 32),
            "The recurrent layer also reads its own state: 32 * 32 weights W_hh.")
        .mistake(
            "int feedForward = 13 * 30 * 32, recurrent = 13 * (30 * 32 + 32 * 32);",
            a -> a.is("recurrent", 13 * (30 * 32 + 32 * 32)),
            "The recurrent layer has the same weights at every word: do not multiply by 13.")
        .mistake(
            "int feedForward = 30 * 32, recurrent = 30 * 32 + 32 * 32;",
            a -> a.is("feedForward", 30 * 32),
            "The feed-forward layer has inputs of its own for each of the 13 places.")
        .mistake(
            "int feedForward = (13 + 30) * 32, recurrent = 30 * 32 + 32 * 32;",
            a -> a.is("feedForward", (13 + 30) * 32),
            "Each of the 13 places needs all 30 inputs: multiply, do not add.")
        .otherwise("A layer has (inputs) * (neurons) weights. How many inputs are there?")
        .hints(
            "The padded sentence is 13 * 30 numbers, most of them 0.",
            "W_xh is [32 x 30], W_hh is [32 x 32].")
        .solution("int feedForward = 13 * 30 * 32;\nint recurrent = 30 * 32 + 32 * 32;")
        .build();
  }
}
