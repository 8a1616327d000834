package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 19. */
final class RecurrentAgainstFeedForward {
  private RecurrentAgainstFeedForward() {}

  static List<Exercise> exercises() {
    return List.of(weights(), smallestWindow(), products(), whichNetwork());
  }

  private static Exercise weights() {
    return Exercise.named("19.1", "How the window grows")
        .asks(
            """
            A window MLP reads the last $w$ inputs of 3 numbers each, has 8 hidden units and 2 outputs, with biases in both layers. How many
            weights has it, biases among them, for $w = 10$ and for $w = 100$?
            """)
        .fill(Variable.whole("ofTen"), Variable.whole("ofHundred"))
        .right(
            a -> a.is("ofTen", mlp(10)) && a.is("ofHundred", mlp(100)),
            "24 more for each further step. A recurrent network with 8 units has the same number for any length.")
        .mistake(
            "int ofTen = 240 + 16, ofHundred = 2400 + 16;",
            a -> a.is("ofTen", mlp(10) - 10),
            "You forgot the biases: 8 of the hidden units and 2 of the outputs.")
        .mistake(
            "int ofTen = 10 * 8 + 8 + 18, ofHundred = 100 * 8 + 8 + 18;",
            a -> a.is("ofTen", 10 * 8 + 8 + 18),
            "Each step of the window brings 3 numbers, not one.")
        .mistake(
            "int ofTen = 3 * 8 + 8 + 18, ofHundred = 3 * 8 + 8 + 18;",
            a -> a.number("ofTen") == a.number("ofHundred"),
            "That would be weights shared by all places, as a recurrent network has. A window has its own for each place.")
        .otherwise("The hidden layer has 8 rows of 3 w numbers and 8 biases; add the output layer.")
        .hints("The first layer: 3 w * 8 + 8.", "The second: 8 * 2 + 2.")
        .solution(
            """
            int ofTen = 3 * 10 * 8 + 8 + 8 * 2 + 2;
            int ofHundred = 3 * 100 * 8 + 8 + 8 * 2 + 2;
            """)
        .build();
  }

  private static int mlp(int w) {
    return 3 * w * 8 + 8 + 8 * 2 + 2;
  }

  private static Exercise smallestWindow() {
    return Exercise.named("19.2", "The smallest window")
        .asks(
            """
            The answer at step $t$ is the sum of $x_t$ and $x_{t-7}$. What is the smallest window $w$ with which an MLP can give it? And with
            a window of 5, what is the least mean squared error, if all inputs are independent with mean 0 and variance 1?
            """)
        .fill(Variable.whole("w"), Variable.number("leastError"))
        .right(
            a -> a.is("w", 8) && a.isNear("leastError", 1),
            "What lies beyond the window is missing entirely: all of its variance is left as error.")
        .mistake(
            "int w = 7; double leastError = 1;",
            a -> a.is("w", 7),
            "A window of 7 ends at x_(t-6): x_t itself takes a place too.")
        .mistake(
            "int w = 8; double leastError = 2;",
            a -> a.isNear("leastError", 2),
            "That is the error of always saying 0. The window does see x_t.")
        .mistake(
            "int w = 8; double leastError = 0;",
            a -> a.isNear("leastError", 0),
            "A window of 5 does not see x_(t-7), and nothing it sees says anything about it.")
        .otherwise(
            "Write down which inputs a window of w holds: x_t, x_(t-1), ... How far does it reach?")
        .hints(
            "A window of 1 holds x_t alone, a window of 2 also x_(t-1).",
            "The best guess for what is not seen is its mean, 0; what remains is its variance.")
        .solution(
            """
            int w = 8;
            double leastError = 1;
            """)
        .build();
  }

  private static Exercise products() {
    return Exercise.named("19.3", "The price of a picture")
        .asks(
            """
            A picture of 24 columns of 24 numbers. A vanilla network of 40 units reads it column by column and names one of 3 shapes at the end.
            An MLP with 23 hidden units reads all 576 numbers at once. How many products of two numbers does each need for one picture? (Biases
            are only added.)
            """)
        .fill(Variable.whole("recurrentProducts"), Variable.whole("mlpProducts"))
        .right(
            a -> a.is("recurrentProducts", 24 * (40 * 24 + 40 * 40) + 3 * 40) && isMlpRight(a),
            "With fewer weights, 2,680 against 13,317, the recurrent network still needs nearly five times as many products.")
        .mistake(
            "int recurrentProducts = 40 * 24 + 40 * 40 + 3 * 40, mlpProducts = 576 * 23 + 23 * 3;",
            a -> a.is("recurrentProducts", 40 * 24 + 40 * 40 + 3 * 40),
            "These are its weights, each used once. But every one of the 24 steps uses W_xh and W_hh again.")
        .mistake(
            "int recurrentProducts = 24 * (40 * 24 + 40 * 40 + 3 * 40), mlpProducts = 576 * 23 + 23 * 3;",
            a -> a.is("recurrentProducts", 24 * (40 * 24 + 40 * 40 + 3 * 40)),
            "It answers at the end: the readout is needed once, not 24 times.")
        .mistake(
            "int recurrentProducts = 24 * 40 * 24 + 3 * 40, mlpProducts = 576 * 23 + 23 * 3;",
            a -> a.is("recurrentProducts", 24 * 40 * 24 + 3 * 40),
            "You forgot W_hh h, which is needed at every step.")
        .mistake(
            "int recurrentProducts = 24 * (40 * 24 + 40 * 40) + 3 * 40, mlpProducts = 576 * 23;",
            a -> !isMlpRight(a),
            "The MLP: 576 * 23 for the hidden layer, and 23 * 3 for its readout.")
        .otherwise("A step costs H*D + H*H products. There are 24 steps, and one readout of 3 H.")
        .hints(
            "W_xh x_t needs 40 * 24 products, W_hh h 40 * 40.", "Times 24, and 3 * 40 at the end.")
        .solution(
            """
            int recurrentProducts = 24 * (40 * 24 + 40 * 40) + 3 * 40;
            int mlpProducts = 576 * 23 + 23 * 3;
            """)
        .build();
  }

  private static boolean isMlpRight(Answers a) {
    return a.is("mlpProducts", 576 * 23 + 23 * 3);
  }

  private static Exercise whichNetwork() {
    return Exercise.named("19.4", "Which would you take?")
        .asks(
            """
            Write 1 where you would take a recurrent network, 0 where a feed-forward one does as well and is cheaper: (a) photos, each with one
            animal to be named; (b) whether all brackets of a program are closed; (c) the next value of a series of which is known that it
            depends on the last two values only; (d) the mood of a message of any length.
            """)
        .fill(Variable.numbers("choice"))
        .right(
            a -> a.areNear("choice", 0, 1, 0, 1),
            "Ask how far back the answer reaches, and whether that has a limit.")
        .mistake(
            "double[] choice = {0, 1, 1, 1};",
            a -> at(a, 2, 1),
            "(c) is a series, but a window of two sees all that matters.")
        .mistake(
            "double[] choice = {0, 0, 0, 1};",
            a -> at(a, 1, 0),
            "(b) A bracket may be closed any number of lines later: no window is long enough.")
        .mistake(
            "double[] choice = {1, 1, 0, 1};",
            a -> at(a, 0, 1),
            "(a) The photos are independent: one says nothing about the next.")
        .mistake(
            "double[] choice = {0, 1, 0, 0};",
            a -> at(a, 3, 0),
            "(d) Messages differ in length, and a not at the beginning may turn round what comes much later.")
        .otherwise("Give four numbers, each 0 or 1.")
        .hints(
            "Where are the inputs independent of one another?",
            "Where is a short window enough for sure?")
        .solution("double[] choice = {0, 1, 0, 1};")
        .build();
  }

  private static boolean at(Answers a, int place, int value) {
    double[] choice = a.numbers("choice");
    return choice.length == 4 && choice[place] == value;
  }
}
