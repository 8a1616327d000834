package org.unroll.lesson.course;

import java.util.List;
import org.unroll.cell.LstmCell;
import org.unroll.cell.LstmState;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** The exercises of lesson 08. */
final class LongShortTermMemory {
  private LongShortTermMemory() {}

  static List<Exercise> exercises() {
    return List.of(oneStep(), remember(), wayBack(), parameters());
  }

  private static Exercise oneStep() {
    return Exercise.named("08.1", "From gates to states")
        .asks(
            """
            One unit of an LSTM has $c_{t-1} = 2$, and its gates have come out as $i_t = 0.5$, $f_t = 0.9$, $g_t = -0.4$, $o_t = 0.8$. What are
            $c_t$ and $h_t$?
            """)
        .fill(Variable.number("c_next"), Variable.number("h_next"))
        .right(
            a -> a.isNear("c_next", 1.6) && a.isNear("h_next", 0.8 * Math.tanh(1.6)),
            "c may grow beyond 1, for it is only added to; h may not, for it goes through tanh.")
        .mistake(
            "double c_next = 0.5 * 2 + 0.9 * -0.4, h_next = 0.8 * Math.tanh(c_next);",
            a -> a.isNear("c_next", 0.64),
            "You have exchanged two gates: f goes with the old state, i with the candidate g.")
        .mistake(
            "double c_next = 1.6, h_next = 0.8 * 1.6;",
            a -> a.isNear("h_next", 1.28),
            "c is right. h shows tanh of it, through the output gate.")
        .mistake(
            "double c_next = 1.6, h_next = 0.8 * Math.tanh(2);",
            a -> a.isNear("h_next", 0.8 * Math.tanh(2)),
            "h is made of the new cell state, not of the old one.")
        .mistake(
            "double c_next = 0.5 * -0.4, h_next = 0.8 * Math.tanh(c_next);",
            a -> a.isNear("c_next", -0.2),
            "That is what goes in. What stays of the old state, f c, is missing.")
        .mistake(
            "double c_next = 2 + 0.5 * -0.4, h_next = 0.8 * Math.tanh(c_next);",
            a -> a.isNear("c_next", 1.8),
            "Either the forget gate or what goes in is missing: c = f c + i g.")
        .otherwise("c_t = f_t * c_{t-1} + i_t * g_t, then h_t = o_t * tanh(c_t).")
        .hints(
            "0.9 of the old 2 stays.", "0.5 of the candidate -0.4 is added.", "h = 0.8 * tanh(c).")
        .solution("double c_next = 0.9 * 2 + 0.5 * -0.4;\ndouble h_next = 0.8 * Math.tanh(c_next);")
        .build();
  }

  private static Exercise remember() {
    return Exercise.named("08.2", "Set the gates")
        .asks(
            """
            All weights of an LSTM unit are 0, and its candidate is always $g_t = 1$. Choose the biases $b_f$ and $b_i$ so that a cell state of
            0.5 stays between 0.49 and 0.51 over 100 steps.
            """)
        .fill(Variable.number("b_f"), Variable.number("b_i"))
        .right(
            a -> isKept(a.number("b_f"), a.number("b_i")),
            "The forget gate is wide open, the input gate is shut: a memory cell that is left alone.")
        .mistake(
            "double b_f = 1, b_i = 0;",
            a -> a.number("b_f") == 1 && Math.abs(a.number("b_i")) <= 1,
            "A bias is not the gate: sigmoid(1) is 0.73, and 0.73 to the power 100 is nothing. And sigmoid(0) is half open.")
        .mistake(
            "double b_f = -12, b_i = 12;",
            a -> a.number("b_f") < 0,
            "The forget gate is how much stays: open it with a large positive bias.")
        .mistake(
            "double b_f = 12, b_i = 0;",
            a -> a.number("b_f") > 0 && a.number("b_i") > -9,
            "The input gate lets something in at each of the 100 steps: shut it further, with a very negative bias.")
        .mistake(
            "double b_f = 5, b_i = -12;",
            a -> a.number("b_f") > 0 && a.number("b_f") < 9,
            "sigmoid(b_f) to the power 100 is what stays of the state. It is still too little.")
        .otherwise(
            "Is c after 100 steps too small, or too large? f makes it small, i makes it large.")
        .hints(
            "A gate is sigmoid of its bias here. Large biases open it, very negative ones shut it.",
            "0.9999 to the power 100 is 0.99; sigmoid(9.2) is about 0.9999.")
        .solution("double b_f = 12, b_i = -12;")
        .build();
  }

  private static boolean isKept(double forget, double input) {
    LstmCell cell = new LstmCell(1, 1, 0, Precision.FLOAT64, new Seed(1));
    cell.parameters().get("W_x").fill(0);
    cell.parameters().get("W_h").fill(0);
    cell.parameters().get("b_g").fill(20);
    cell.parameters().get("b_f").fill(forget);
    cell.parameters().get("b_i").fill(input);
    LstmState state = new LstmState(Matrix.row(0), Matrix.row(0.5));
    for (int t = 0; t < 100; t++) {
      state = cell.step(Matrix.row(0), state).state();
      if (Math.abs(state.c().get(0, 0) - 0.5) > 0.01) {
        return false;
      }
    }
    return true;
  }

  private static Exercise wayBack() {
    return Exercise.named("08.3", "The way back through c")
        .asks(
            """
            Over four steps the forget gate of a unit was 0.9, 0.5, 1.0 and 0.8. What is $\\partial c_4/\\partial c_0$ along the cell state? And what
            would it be with the gate at 1.0 all the time?
            """)
        .fill(Variable.number("along"), Variable.number("open"))
        .right(
            a -> a.isNear("along", 0.36) && a.isNear("open", 1),
            "The factors are gates, which the network sets for itself, and not a weight matrix that is the same at every step.")
        .mistake(
            "double along = 0.9 + 0.5 + 1.0 + 0.8, open = 4;",
            a -> a.isNear("along", 3.2),
            "Contributions add up, but factors along one way multiply.")
        .mistake(
            "double along = 0.8, open = 1;",
            a -> a.isNear("along", 0.8),
            "That is the last step alone, or the mean. The way from c_4 to c_0 passes all four gates.")
        .mistake(
            "double along = 0.5, open = 1;",
            a -> a.isNear("along", 0.5),
            "The smallest gate is not all: each of the four takes its part.")
        .mistake(
            "double along = 0.36, open = 0;",
            a -> a.isNear("along", 0.36) && a.isNear("open", 0),
            "The first number is right. An open gate lets the gradient pass as it is.")
        .otherwise("One step back gives dc_t/dc_{t-1} = f_t. Four steps back: the product.")
        .hints("dc_1/dc_0 = 0.9.", "dc_2/dc_0 = 0.5 * 0.9, and so on.")
        .solution("double along = 0.9 * 0.5 * 1.0 * 0.8, open = 1;")
        .build();
  }

  private static Exercise parameters() {
    return Exercise.named("08.4", "Four of everything")
        .asks(
            """
            How many numbers does an LSTM cell learn, with $D = 10$ inputs and $H = 20$ units? (One bias for each gate and unit.)
            """)
        .fill(Variable.whole("learnedByLstm"))
        .right(
            a -> a.is("learnedByLstm", new LstmCell(10, 20).parameters().count()),
            "Four times a vanilla cell of the same size: three gates and a candidate.")
        .mistake(
            "int learnedByLstm = 3 * (20 * 10 + 20 * 20 + 20);",
            a -> a.is("learnedByLstm", 1860),
            "Three gates, but the candidate g has weights of its own too.")
        .mistake(
            "int learnedByLstm = 20 * 10 + 20 * 20 + 20;",
            a -> a.is("learnedByLstm", 620),
            "That is a vanilla cell. i, f, g and o have each such a set.")
        .mistake(
            "int learnedByLstm = 4 * (20 * 10 + 20 * 20);",
            a -> a.is("learnedByLstm", 2400),
            "You forgot the biases, four times 20.")
        .mistake(
            "int learnedByLstm = 4 * (20 * 10 + 20 * 20 + 20 + 20);",
            a -> a.is("learnedByLstm", 2560),
            "That is with two biases for each gate, as PyTorch stores them; here one was asked for.")
        .otherwise("Each of i, f, g and o has W_x [H x D], W_h [H x H] and a bias [H].")
        .hints(
            "One gate has 20 * 10 + 20 * 20 + 20 numbers.", "There are four such sets: i, f, g, o.")
        .solution("int learnedByLstm = 4 * (20 * 10 + 20 * 20 + 20);")
        .build();
  }
}
