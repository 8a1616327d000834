package org.unroll.lesson.course;

import java.util.List;
import org.unroll.cell.HiddenState;
import org.unroll.cell.RnnCell;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** The exercises of lesson 04. */
final class Unfolding {
  private Unfolding() {}

  static List<Exercise> exercises() {
    return List.of(shares(), packedRows(), handOver(), padding());
  }

  private static Exercise shares() {
    return Exercise.named("04.1", "What is left of the first input?")
        .asks(
            """
            One neuron without a squashing function has $W_{xh} = 1$, $W_{hh} = 0.5$ and no bias. Unfold it over three steps: by
            which number is each of $x_1$, $x_2$ and $x_3$ multiplied in $h_3$?
            """)
        .fill(Variable.numbers("shares"))
        .right(
            a -> a.areNear("shares", 0.25, 0.5, 1),
            "An input is multiplied by W_hh once for each step that it is old. Lesson 07 is about what becomes of that.")
        .mistake(
            "double[] shares = {1, 0.5, 0.25};",
            a -> a.areNear("shares", 1, 0.5, 0.25),
            "This is the other way round: x_3 has just come in and is whole; x_1 is the oldest.")
        .mistake(
            "double[] shares = {0.125, 0.25, 0.5};",
            a -> a.areNear("shares", 0.125, 0.25, 0.5),
            "One factor W_hh too many: x_3 comes in through W_xh alone.")
        .mistake(
            "double[] shares = {0.5, 0.5, 1};",
            a -> a.areNear("shares", 0.5, 0.5, 1),
            "x_1 goes through W_hh twice on its way: from h_1 to h_2, and from h_2 to h_3.")
        .mistake(
            "double[] shares = {0, 0.5, 1};",
            a -> a.areNear("shares", 0, 0.5, 1) || a.areNear("shares", 0, 0, 1),
            "h_2 already holds x_1, so h_3 does too.")
        .mistake(
            "double[] shares = {1, 1, 1};",
            a -> a.areNear("shares", 1, 1, 1),
            "That would be a counter, with W_hh = 1. Here each step keeps half of the state.")
        .otherwise("Give three numbers. Put h_1 = x_1 into h_2 = x_2 + 0.5 h_1, and that into h_3.")
        .hints(
            "h_1 = x_1 and h_2 = x_2 + 0.5 x_1.",
            "h_3 = x_3 + 0.5 h_2. Put h_2 in and multiply out.")
        .solution("double[] shares = {0.5 * 0.5, 0.5, 1};")
        .build();
  }

  private static Exercise packedRows() {
    return Exercise.named("04.2", "Where is it packed?")
        .asks(
            """
            Four sequences of 5, 4, 2 and 1 steps are packed, as in the lesson: all first steps, then all second steps, and so on. How
            many rows are there, and in which row, counted from 0, is the fourth step of the second sequence?
            """)
        .fill(Variable.whole("packedRows"), Variable.whole("packedRow"))
        .right(
            a -> a.is("packedRows", packing().rows()) && a.is("packedRow", packing().row(1, 3)),
            "No row is wasted, and the rows of a step lie side by side, ready for one matrix product.")
        .mistake(
            "int packedRows = 4 * 5, packedRow = 3 * 4 + 1;",
            a -> a.is("packedRows", 20),
            "20 rows would be padding: all sequences as long as the longest. Packed, only real steps have a row.")
        .mistake(
            "int packedRows = 5 + 4 + 2 + 1, packedRow = 3 * 4 + 1;",
            a -> a.is("packedRow", 13),
            "You gave every step four rows. Sequences that have ended have none: steps have 4, 3, 2, 2 and 1.")
        .mistake(
            "int packedRows = 5 + 4 + 2 + 1, packedRow = 5 + 3;",
            a -> a.is("packedRow", 8),
            "That is one sequence after the other. Packed, it is one step after the other.")
        .mistake(
            "int packedRows = 5 + 4 + 2 + 1, packedRow = 11;",
            a -> a.is("packedRow", 11),
            "One too many: counted from 0, the second sequence is at place 1 of its step.")
        .otherwise(
            "Write the 5 steps below each other, in each the sequences that are still running.")
        .hints(
            "At the first step all four run, at the second three. How many at the third, fourth and fifth?",
            "Before the fourth step there are 4 + 3 + 2 rows.")
        .solution(
            """
            Packing four = Packing.of(5, 4, 2, 1);
            int packedRows = four.rows(), packedRow = four.row(1, 3);
            """)
        .build();
  }

  private static Packing packing() {
    return Packing.of(5, 4, 2, 1);
  }

  private static Exercise handOver() {
    return Exercise.named("04.3", "Hand over the state")
        .asks(
            """
            A sequence of five steps came in two pieces: three steps in `early`, two in `late`. Compute the state after the fifth
            step, with the cell that is given.
            """)
        .given(
            """
            RnnCell reader = new RnnCell(1, 2, Activation.TANH, true, Precision.FLOAT64, new Seed(11));
            double[] early = {1, -0.5, 2}, late = {0.25, -1};
            """)
        .fill(Variable.numbers("h_5"))
        .right(
            a -> a.areNear("h_5", after(1, -0.5, 2, 0.25, -1)),
            "The state is all that the second piece needs to know of the first.")
        .mistake(
            loop("late"),
            a -> a.areNear("h_5", after(0.25, -1)),
            "You began the second piece with zeros. It must begin with the state that the first piece ended with.")
        .mistake(
            loop("early"),
            a -> a.areNear("h_5", after(1, -0.5, 2)),
            "That is h_3. Go on with the two steps of late.")
        .mistake(
            """
            HiddenState state = reader.zeroState(1);
            for (double x : late) {
              state = reader.step(Matrix.row(x), state).state();
            }
            for (double x : early) {
              state = reader.step(Matrix.row(x), state).state();
            }
            Matrix h_5 = state.h();
            """,
            a -> a.areNear("h_5", after(0.25, -1, 1, -0.5, 2)),
            "These are the same inputs in another order, and order matters: early comes first.")
        .otherwise(
            "reader.step(Matrix.row(x), state).state() is the next state. Begin with reader.zeroState(1).")
        .hints(
            "Loop over early as the lesson does, with HiddenState state = reader.zeroState(1) before the loop.",
            "Then loop over late without a new zero state in between.",
            "h_5 is state.h() in the end.")
        .solution(
            """
            HiddenState state = reader.zeroState(1);
            for (double[] piece : new double[][] {early, late}) {
              for (double x : piece) {
                state = reader.step(Matrix.row(x), state).state();
              }
            }
            Matrix h_5 = state.h();
            """)
        .build();
  }

  private static String loop(String piece) {
    return """
        HiddenState state = reader.zeroState(1);
        for (double x : %s) {
          state = reader.step(Matrix.row(x), state).state();
        }
        Matrix h_5 = state.h();
        """
        .formatted(piece);
  }

  private static double[] after(double... xs) {
    RnnCell reader = new RnnCell(1, 2, Activation.TANH, true, Precision.FLOAT64, new Seed(11));
    HiddenState state = reader.zeroState(1);
    for (double x : xs) {
      state = reader.step(Matrix.row(x), state).state();
    }
    return state.h().toArray()[0];
  }

  private static Exercise padding() {
    return Exercise.named("04.4", "What padding does")
        .asks(
            """
            One neuron with $f = \\tanh$, $W_{hh} = 0.5$ and $b_h = 0.2$ has read a sequence to its end and is at $h = 0.9$. The
            sequence is then padded by two steps with $x = 0$. At which state does the readout look?
            """)
        .fill(Variable.number("padded"))
        .right(
            a -> a.isNear("padded", drift(2, 0.5, 0.2)),
            "Two steps of nothing have cost half of the state. A packed sequence just ends.")
        .mistake(
            "double padded = 0.9;",
            a -> a.isNear("padded", 0.9),
            "A zero input is not no input: W_hh h and b_h still act at each of the two steps.")
        .mistake(
            "double padded = Math.tanh(0.5 * 0.9 + 0.2);",
            a -> a.isNear("padded", drift(1, 0.5, 0.2)),
            "That is after one step of padding. There are two.")
        .mistake(
            "double padded = Math.tanh(0.5 * Math.tanh(0.5 * 0.9));",
            a -> a.isNear("padded", drift(2, 0.5, 0)),
            "You forgot b_h. It is added at every step, whatever comes in.")
        .mistake(
            "double padded = Math.tanh(0.2);",
            a -> a.isNear("padded", Math.tanh(0.2)) || a.isNear("padded", 0),
            "The state before is not lost: W_hh h is a part of every sum.")
        .otherwise(
            "The sum at each step is W_xh * 0 + 0.5 h + 0.2. Take tanh of it, twice in a row.")
        .hints(
            "With x = 0 the next state is tanh(0.5 h + 0.2).",
            "The first step gives tanh(0.65); do the same with that.")
        .solution(
            """
            double once = Math.tanh(0.5 * 0.9 + 0.2);
            double padded = Math.tanh(0.5 * once + 0.2);
            """)
        .build();
  }

  private static double drift(int steps, double weight, double bias) {
    double h = 0.9;
    for (int k = 0; k < steps; k++) {
      h = Math.tanh(weight * h + bias);
    }
    return h;
  }
}
