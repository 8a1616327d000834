package org.unroll.lesson.course;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.unroll.cell.HiddenState;
import org.unroll.cell.RnnCell;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** The exercises of lesson 03. */
final class OneRecurrentCell {
  private OneRecurrentCell() {}

  static List<Exercise> exercises() {
    return List.of(twoSteps(), parameters(), counter(), stepOfAMatrix());
  }

  private static Exercise twoSteps() {
    return Exercise.named("03.1", "Two steps by hand")
        .asks(
            """
            A cell of one neuron has $W_{xh} = 0.5$, $W_{hh} = -1$, $b_h = 0.25$ and $f = \\tanh$. It begins with $h_0 = 0$ and
            reads $x_1 = 1$ and $x_2 = 2$. What are $h_1$ and $h_2$, to three digits?
            """)
        .fill(Variable.number("h_1"), Variable.number("h_2"))
        .right(
            a -> states(a, 0.5, -1, 0.25, Math::tanh),
            "The second state depends on both inputs: on x_2 directly, on x_1 through h_1.")
        .mistake(
            "double h_1 = 0.5 * 1 + 0.25, h_2 = 0.5 * 2 - h_1 + 0.25;",
            a -> states(a, 0.5, -1, 0.25, sum -> sum),
            "These are the sums inside f. Each state is tanh of its sum, and h_2 is made with that h_1.")
        .mistake(
            "double h_1 = Math.tanh(0.5 * 1), h_2 = Math.tanh(0.5 * 2 - h_1);",
            a -> states(a, 0.5, -1, 0, Math::tanh),
            "You forgot b_h, which is added at every step.")
        .mistake(
            "double h_1 = Math.tanh(-1 * 1 + 0.25), h_2 = Math.tanh(-1 * 2 + 0.5 * h_1 + 0.25);",
            a -> states(a, -1, 0.5, 0.25, Math::tanh),
            "You used W_hh where W_xh belongs: W_xh goes with the input, W_hh with the last state.")
        .mistake(
            "double h_1 = Math.tanh(0.5 * 1 + 0.25), h_2 = Math.tanh(0.5 * 2 + 0.25);",
            a -> states(a, 0.5, 0, 0.25, Math::tanh),
            "h_1 is fine, but the second step has forgotten it: add W_hh h_1.")
        .mistake(
            "double h_1 = Math.tanh(0.5 * 1 + 0.25), h_2 = Math.tanh(0.5 * 2 - 1 + 0.25);",
            a -> a.isNear("h_2", Math.tanh(0.5 * 2 - 1 + 0.25)),
            "In the second step W_hh is multiplied by h_1, not by 1.")
        .mistake(
            "double h_1 = Math.tanh(0.5 * 1 + 0.25), h_2 = 0;",
            a -> a.isNear("h_1", Math.tanh(0.75)),
            "h_1 is right. For h_2 put x_2 = 2 and this h_1 into the same formula.")
        .otherwise(
            "Write down the sum of the first step, W_xh x_1 + W_hh h_0 + b_h, and begin there.")
        .hints(
            "At the first step h_0 = 0, so W_hh plays no part in it.",
            "h_1 = tanh(0.5 * 1 + 0.25). Math.tanh computes it.",
            "h_2 = tanh(0.5 * 2 - h_1 + 0.25).")
        .solution(
            """
            double h_1 = Math.tanh(0.5 * 1 + 0.25);
            double h_2 = Math.tanh(0.5 * 2 - 1 * h_1 + 0.25);
            """)
        .build();
  }

  private static boolean states(
      Answers a, double inputWeight, double stateWeight, double bias, DoubleUnaryOperator f) {
    double first = f.applyAsDouble(inputWeight * 1 + bias);
    double second = f.applyAsDouble(inputWeight * 2 + stateWeight * first + bias);
    return a.isNear("h_1", first) && a.isNear("h_2", second);
  }

  private static Exercise parameters() {
    return Exercise.named("03.2", "How many numbers?")
        .asks(
            """
            A recurrent cell reads $D = 28$ numbers at each of $T = 50$ steps and has $H = 64$ neurons. A readout makes $K = 10$
            outputs at each step. Both have biases. How many numbers are learned in all?
            """)
        .fill(Variable.whole("learned"))
        .right(
            a -> a.is("learned", 28 * 64 + 64 * 64 + 64 + 64 * 10 + 10),
            "T plays no part: the same 6,602 numbers serve 50 steps and 5,000.")
        .mistake(
            "int learned = 50 * (28 * 64 + 64 * 64 + 64 + 64 * 10 + 10);",
            a -> a.number("learned") > 6602 && a.number("learned") % 50 == 0,
            "You counted the weights anew for each step. They are shared: leave T out.")
        .mistake(
            "int learned = 28 * 64 + 64 * 64 + 64 * 10;",
            a -> a.is("learned", 28 * 64 + 64 * 64 + 64 * 10),
            "You forgot the biases: b_h has a number for each neuron, b_y one for each output.")
        .mistake(
            "int learned = 28 * 64 + 64 + 64 * 10 + 10;",
            a -> a.is("learned", 28 * 64 + 64 + 64 * 10 + 10),
            "You forgot W_hh, the weight that makes the cell recurrent.")
        .mistake(
            "int learned = 28 * 64 + 64 * 64 + 64;",
            a -> a.is("learned", 28 * 64 + 64 * 64 + 64),
            "That is the cell alone; the readout W_hy and b_y is missing.")
        .otherwise(
            "Write the shapes of W_xh, W_hh, b_h, W_hy and b_y side by side and add up their sizes.")
        .hints(
            "W_xh maps the input to the state: it has H rows and D columns.",
            "W_hh has H * H numbers, W_hy has K * H.",
            "H*D + H*H + H for the cell, K*H + K for the readout.")
        .solution("int learned = 64 * 28 + 64 * 64 + 64 + 10 * 64 + 10;")
        .build();
  }

  private static Exercise counter() {
    return Exercise.named("03.3", "A neuron that counts")
        .asks(
            """
            One neuron without a squashing $f$, so that $h_t = W_{xh} x_t + W_{hh} h_{t-1} + b_h$, reads zeros and ones. Choose the
            three numbers so that $h_t$ is how many ones have come so far.
            """)
        .fill(Variable.number("w_xh"), Variable.number("w_hh"), Variable.number("b_h"))
        .right(
            a -> reads(a, 1, 0, 0, 0, 1) == 2 && reads(a, 0, 0, 0) == 0 && reads(a, 1, 1, 1) == 3,
            "With W_hh = 1 the state keeps all that it holds. Nothing is forgotten, and nothing fades.")
        .mistake(
            "double w_xh = 1, w_hh = 0, b_h = 0;",
            a -> a.number("w_hh") == 0,
            "With W_hh = 0 the neuron forgets: h_t is made of x_t alone.")
        .mistake(
            "double w_xh = 1, w_hh = 1, b_h = 1;",
            a -> reads(a, 0, 0, 0) != 0,
            "After three zeros your neuron does not say 0. The bias is added at every step, whatever comes in.")
        .mistake(
            "double w_xh = 1, w_hh = 0.5, b_h = 0;",
            a -> Math.abs(a.number("w_hh")) < 1,
            "Your count fades: at each step only a part of the last state is kept.")
        .mistake(
            "double w_xh = 1, w_hh = 2, b_h = 0;",
            a -> Math.abs(a.number("w_hh")) > 1,
            "Your count grows by itself: each step multiplies the last state by more than 1.")
        .mistake(
            "double w_xh = -1, w_hh = 1, b_h = 0;",
            a -> reads(a, 1) != 1,
            "After a single 1 your neuron does not say 1. Which number is x_1 multiplied by?")
        .otherwise("Try 1, 0, 1 by hand: the states should be 1, 1 and 2.")
        .hints(
            "If x_t = 0, the count stays as it is: h_t = h_{t-1}. What must W_hh and b_h be?",
            "If x_t = 1, the count grows by 1. What must W_xh be?")
        .solution("double w_xh = 1, w_hh = 1, b_h = 0;")
        .build();
  }

  /** The state of the reader's neuron after those inputs. */
  private static double reads(Answers a, double... xs) {
    RnnCell cell = new RnnCell(1, 1, Activation.IDENTITY, true, Precision.FLOAT64, new Seed(1));
    cell.parameters().get("W_xh").fill(a.number("w_xh"));
    cell.parameters().get("W_hh").fill(a.number("w_hh"));
    cell.parameters().get("b_h").fill(a.number("b_h"));
    HiddenState state = cell.zeroState(1);
    for (double x : xs) {
      state = cell.step(Matrix.row(x), state).state();
    }
    return state.h().get(0, 0);
  }

  private static Exercise stepOfAMatrix() {
    return Exercise.named("03.4", "One step of a batch")
        .asks(
            """
            Two sequences run side by side: `x` and `h` hold one a row. Compute the next states, $\\tanh(W_{xh} x_t + W_{hh} h_{t-1} + b_h)$ for
            each row, with `times`, `transposed`, `plus`, `map` and `addRow`, which adds a row to every row. Mind that a weight
            maps a column, while a batch stores rows.
            """)
        .given(
            """
            Matrix W_xh = Matrix.of(new double[][] {{0.5, -1, 0.25}, {1, 0.5, -0.5}});  // [H x D]
            Matrix W_hh = Matrix.of(new double[][] {{0.5, -0.75}, {0.25, 1}});          // [H x H]
            Matrix b_h = Matrix.row(0.1, -0.2);
            Matrix x = Matrix.of(new double[][] {{1, 0.5, -1}, {-0.5, 1, 0.25}});       // [B x D]
            Matrix h = Matrix.of(new double[][] {{0.5, -0.25}, {-1, 0.75}});            // [B x H]
            """)
        .fill(Variable.matrix("next"))
        .right(
            a -> a.isClose("next", next(true, true, true)),
            "Each row is mapped by itself; no sequence of a batch sees its neighbours.")
        .mistake(
            "Matrix next = x.times(W_xh.transposed()).plus(h.times(W_hh)).addRow(b_h).map(Math::tanh);",
            a -> a.isClose("next", next(false, true, true)),
            "You forgot to transpose W_hh. It is square, so nothing complained, but rows need W_hh transposed.")
        .mistake(
            "Matrix next = x.times(W_xh.transposed()).plus(h.times(W_hh.transposed())).map(Math::tanh);",
            a -> a.isClose("next", next(true, false, true)),
            "You forgot b_h: addRow adds it to every row.")
        .mistake(
            "Matrix next = x.times(W_xh.transposed()).plus(h.times(W_hh.transposed())).addRow(b_h);",
            a -> a.isClose("next", next(true, true, false)),
            "These are the sums; tanh of each number is missing.")
        .mistake(
            "Matrix next = W_xh.times(x.transposed()).plus(W_hh.times(h.transposed()));",
            OneRecurrentCell::transposedSums,
            "This has a sequence a column. Work with rows: x times W_xh transposed is [B x H].")
        .otherwise("Begin with x.times(W_xh.transposed()) and compare its shape with that of h.")
        .hints(
            "For a row, W x is written x.times(W.transposed()).",
            "The sums are x.times(W_xh.transposed()).plus(h.times(W_hh.transposed())), and b_h for each row.",
            "End with .addRow(b_h).map(Math::tanh).")
        .solution(
            """
            Matrix next = x.times(W_xh.transposed()).plus(h.times(W_hh.transposed())).addRow(b_h).map(Math::tanh);
            """)
        .build();
  }

  private static Matrix next(boolean transposes, boolean hasBias, boolean squashes) {
    Matrix sums = sums(transposes);
    if (hasBias) {
      sums.addRow(Matrix.row(0.1, -0.2));
    }
    return squashes ? sums.map(Math::tanh) : sums;
  }

  private static boolean transposedSums(Answers a) {
    Matrix columns = sums(true).transposed();
    return a.isClose("next", columns) || a.isClose("next", columns.map(Math::tanh));
  }

  private static Matrix sums(boolean transposes) {
    Matrix W_xh = Matrix.of(new double[][] {{0.5, -1, 0.25}, {1, 0.5, -0.5}});
    Matrix W_hh = Matrix.of(new double[][] {{0.5, -0.75}, {0.25, 1}});
    Matrix x = Matrix.of(new double[][] {{1, 0.5, -1}, {-0.5, 1, 0.25}});
    Matrix h = Matrix.of(new double[][] {{0.5, -0.25}, {-1, 0.75}});
    return x.times(W_xh.transposed()).plus(h.times(transposes ? W_hh.transposed() : W_hh));
  }
}
