package org.unroll.lesson.course;

import java.util.Arrays;
import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

/** The exercises of lesson 10. */
final class BidirectionalAndStacked {
  private BidirectionalAndStacked() {}

  static List<Exercise> exercises() {
    return List.of(bothSums(), bound(), parameters(), stack());
  }

  private static Exercise bothSums() {
    return Exercise.named("10.1", "Two directions by hand")
        .asks(
            """
            Both directions have one neuron that adds up: $h_t = x_t + h_{t-1}$ forward, $h_t = x_t + h_{t+1}$ backward. The input is 3, 1, 4,
            1. The two are *added* (`merge=sum`). What comes out at each step?
            """)
        .fill(Variable.numbers("sums"))
        .right(
            a -> a.areNear("sums", 12, 10, 13, 10),
            "At each step the whole sum, and x_t once more: both directions have read x_t itself.")
        .mistake(
            "double[] sums = {3, 4, 8, 9};",
            a -> a.areNear("sums", 3, 4, 8, 9),
            "That is the forward direction alone.")
        .mistake(
            "double[] sums = {9, 6, 5, 1};",
            a -> a.areNear("sums", 9, 6, 5, 1),
            "That is the backward direction alone.")
        .mistake(
            "double[] sums = {4, 9, 13, 18};",
            a -> a.areNear("sums", 4, 9, 13, 18),
            "You added the backward states in the order in which they were computed. Turn them round first: its first state belongs to the last step.")
        .mistake(
            "double[] sums = {9, 9, 9, 9};",
            a -> a.areNear("sums", 9, 9, 9, 9),
            "x_t counts twice: it is in the forward sum and in the backward one.")
        .otherwise(
            "Write the forward sums from the left, the backward sums from the right, and add step by step.")
        .hints("Forward: 3, 4, 8, 9.", "Backward, written at its steps: 9, 6, 5, 1.")
        .solution(
            """
            double[] x = {3, 1, 4, 1}, sums = new double[4];
            for (int t = 0; t < 4; t++) {
              for (int s = 0; s < 4; s++) {
                sums[t] += (s <= t ? x[s] : 0) + (s >= t ? x[s] : 0);
              }
            }
            """)
        .build();
  }

  private static Exercise bound() {
    return Exercise.named("10.2", "A bound")
        .asks(
            """
            Digits 0 to 4, each equally likely and independent. The label of a step is whether the *next* digit is larger. What share can a
            network that only reads forward get right at most?
            """)
        .fill(Variable.number("best"))
        .right(
            a -> a.isNear("best", 0.76),
            "(0.8 + 0.6 + 0.6 + 0.8 + 1) / 5. No training gets past a bound like this; a second direction does.")
        .mistake(
            "double best = 0.5;",
            a -> a.isNear("best", 0.5),
            "It does see the present digit, and after a 4 nothing is larger: it can do better than a coin.")
        .mistake(
            "double best = 0.4;",
            a -> a.isNear("best", 0.4),
            "That is how often the next digit is larger. The network may also say no, where that is likelier.")
        .mistake(
            "double best = 0.6;",
            a -> a.isNear("best", 0.6),
            "That is always no. After a 0 or a 1 it is better to say yes.")
        .mistake(
            "double best = 1;",
            a -> a.isNear("best", 1),
            "The past says nothing about the next digit: a forward network must guess.")
        .otherwise(
            "For each present digit k, the next is larger with probability (4 - k) / 5. Say the likelier, and take the mean.")
        .hints(
            "After a 0, yes is right in 4 of 5 cases.",
            "After a 1, yes in 3 of 5; after a 2, no in 3 of 5.")
        .solution(
            """
            double best = 0;
            for (int k = 0; k < 5; k++) {
              double larger = (4 - k) / 5.0;
              best += Math.max(larger, 1 - larger) / 5;
            }
            """)
        .build();
  }

  private static Exercise parameters() {
    return Exercise.named("10.3", "The second layer's weights")
        .asks(
            """
            A bidirectional vanilla layer of 8 units a direction reads 5 numbers a step; its directions are joined (`merge=concat`). A second
            vanilla layer of 6 units, forward only, reads it. Both have biases. How many numbers are learned in each?
            """)
        .fill(Variable.whole("lower"), Variable.whole("upper"))
        .right(
            a -> a.is("lower", 2 * (8 * 5 + 8 * 8 + 8)) && a.is("upper", 6 * 16 + 6 * 6 + 6),
            "Two directions cost twice the weights below, and a wider W_xh above.")
        .mistake(
            "int lower = 8 * 5 + 8 * 8 + 8, upper = 6 * 16 + 6 * 6 + 6;",
            a -> a.is("lower", 8 * 5 + 8 * 8 + 8),
            "The two directions have weights of their own: twice as many.")
        .mistake(
            "int lower = 2 * (8 * 5 + 8 * 8 + 8), upper = 6 * 8 + 6 * 6 + 6;",
            a -> a.is("upper", 6 * 8 + 6 * 6 + 6),
            "Joined, both states come up side by side: the second layer reads 16 numbers.")
        .mistake(
            "int lower = 2 * (8 * 5 + 8 * 8 + 8), upper = 6 * 5 + 6 * 6 + 6;",
            a -> a.is("upper", 6 * 5 + 6 * 6 + 6),
            "The second layer does not read the input but the states of the first one.")
        .mistake(
            "int lower = 16 * 5 + 16 * 16 + 16, upper = 6 * 16 + 6 * 6 + 6;",
            a -> a.is("lower", 16 * 5 + 16 * 16 + 16),
            "A layer of 16 units would have these; two directions of 8 do not read each other's states.")
        .otherwise("A vanilla cell has H*D + H*H + H numbers. What is D for the second layer?")
        .hints("Each direction: 8*5 + 8*8 + 8.", "The second layer's D is 8 + 8.")
        .solution("int lower = 2 * (8 * 5 + 8 * 8 + 8), upper = 6 * (8 + 8) + 6 * 6 + 6;")
        .build();
  }

  private static Exercise stack() {
    return Exercise.named("10.4", "Let past and future meet")
        .asks(
            """
            Build a network of 2 inputs a step and 2 classes at *each* step in which every output depends on every input, and in which past and
            future meet inside a layer before the readout. Sizes are yours.
            """)
        .fill(Variable.of("meeting", Network.class))
        .right(
            a -> fits(a) && seesAll(a) && meets(a),
            "A recurrent or a hidden dense layer above the two directions can combine what both know.")
        .mistake(
            "Network meeting = Network.builder().input(2).rnn(8).rnn(8).softmax(2).build();",
            a -> fits(a) && !seesAll(a),
            "Nothing here reads backward: the first output does not depend on the second input.")
        .mistake(
            "Network meeting = Network.builder().input(2).bidirectional(CellMaker.rnn(8, Activation.TANH, true), Merge.CONCAT).softmax(2).build();",
            a -> fits(a) && seesAll(a) && !meets(a),
            "Here past and future meet in the readout only, which adds what both say. Put a layer between.")
        .mistake(
            "Network meeting = Network.builder().input(2).bidirectional(CellMaker.rnn(8, Activation.TANH, true), Merge.CONCAT).rnn(8).last().softmax(2).build();",
            a -> net(a).inputSize() == 2 && answers(a).rows() == 1,
            "This answers once, at the end. Leave out last.")
        .otherwise(
            "Begin with .input(2).bidirectional(CellMaker.rnn(8, Activation.TANH, true), Merge.CONCAT) and end with .softmax(2).build().")
        .hints(
            "The first layer is bidirectional, so that every step knows everything.",
            "Between it and .softmax(2) put .rnn(8), another bidirectional layer, or .dense(8, Activation.TANH).")
        .solution(
            """
            Network meeting = Network.builder().input(2)
                .bidirectional(CellMaker.rnn(8, Activation.TANH, true), Merge.CONCAT)
                .rnn(8).softmax(2).build();
            """)
        .build();
  }

  private static Network net(Answers a) {
    return a.get("meeting", Network.class);
  }

  private static Matrix answers(Answers a) {
    return net(a).predict(inputs());
  }

  private static Matrix inputs() {
    return Matrix.of(Precision.FLOAT32, new double[][] {{1, -1}, {0.5, 2}, {-1, 0.25}});
  }

  private static boolean fits(Answers a) {
    return net(a).inputSize() == 2 && net(a).outputSize() == 2 && answers(a).rows() == 3;
  }

  /** Whether the first answer moves with the last input and the last with the first. */
  private static boolean seesAll(Answers a) {
    return moves(a, 2, 0) && moves(a, 0, 2);
  }

  private static boolean moves(Answers a, int input, int output) {
    Matrix changed = inputs().copy();
    changed.set(input, 0, changed.get(input, 0) + 1);
    return !Arrays.equals(net(a).predict(changed).toArray()[output], answers(a).toArray()[output]);
  }

  /** Whether a layer with weights stands between the first bidirectional one and the readout. */
  private static boolean meets(Answers a) {
    List<Boolean> backward =
        net(a).layers().stream()
            .filter(layer -> layer.parameters().count() > 0)
            .map(layer -> !layer.readsForward())
            .toList();
    return backward.indexOf(true) < backward.size() - 2;
  }
}
