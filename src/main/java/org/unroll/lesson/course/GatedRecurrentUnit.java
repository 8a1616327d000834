package org.unroll.lesson.course;

import java.util.List;
import org.unroll.cell.GruCell;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 09. */
final class GatedRecurrentUnit {
  private GatedRecurrentUnit() {}

  static List<Exercise> exercises() {
    return List.of(slider(), halfLife(), twoForms(), parameters());
  }

  private static Exercise slider() {
    return Exercise.named("09.1", "The slider")
        .asks(
            """
            One unit of a GRU has $h_{t-1} = 0.8$, the candidate $n_t = -0.5$ and the update gate $z_t = 0.75$. What is $h_t$?
            """)
        .fill(Variable.number("h_next"))
        .right(
            a -> a.isNear("h_next", 0.475),
            "h_t lies between the candidate and the old state, three quarters of the way to the old.")
        .mistake(
            "double h_next = 0.75 * -0.5 + 0.25 * 0.8;",
            a -> a.isNear("h_next", -0.175),
            "The slider is the other way round: z keeps the old state, 1 - z takes the new.")
        .mistake(
            "double h_next = 0.75 * 0.8 + -0.5;",
            a -> a.isNear("h_next", 0.1),
            "The candidate is multiplied too, by 1 - z: what is kept and what is new make one whole.")
        .mistake(
            "double h_next = 0.75 * 0.8;",
            a -> a.isNear("h_next", 0.6),
            "That is what stays. The part of the candidate, (1 - z) n, is missing.")
        .mistake(
            "double h_next = Math.tanh(0.475);",
            a -> a.isNear("h_next", Math.tanh(0.475)),
            "There is no tanh around this sum: n already went through one.")
        .otherwise("h_t = (1 - z_t) * n_t + z_t * h_{t-1}.")
        .hints("z = 0.75 of the old state stays.", "0.25 of the candidate is added.")
        .solution("double h_next = (1 - 0.75) * -0.5 + 0.75 * 0.8;")
        .build();
  }

  private static Exercise halfLife() {
    return Exercise.named("09.2", "How long does it last?")
        .asks(
            """
            The candidate of a unit is 0 and its update gate does not change. At which $z$ is half of the state left after ten steps?
            """)
        .fill(Variable.number("updateGate"))
        .right(
            a -> a.isNear("updateGate", Math.pow(0.5, 0.1)),
            "To remember over T steps, z must come as close to 1 as about 1 - 1/T. Gates learn such values; W_hh hardly does.")
        .mistake(
            "double updateGate = 0.5;",
            a -> a.isNear("updateGate", 0.5),
            "Then half is left after one step, and a thousandth after ten.")
        .mistake(
            "double updateGate = 0.95;",
            a -> a.isNear("updateGate", 0.95),
            "Not a twentieth of the whole is lost each time, but of what is left: 0.95 to the power 10 is 0.60.")
        .mistake(
            "double updateGate = 1 - Math.pow(0.5, 0.1);",
            a -> a.isNear("updateGate", 1 - Math.pow(0.5, 0.1)),
            "That is 1 - z, the part that is replaced at each step.")
        .mistake(
            "double updateGate = 0.05;",
            a -> a.isNear("updateGate", 0.05),
            "With z = 0.05 nearly everything is replaced at once: z is what stays.")
        .otherwise("With n = 0, h_t = z h_{t-1}. After ten steps: z to the power 10.")
        .hints("Solve z^10 = 0.5.", "Math.pow(0.5, 1 / 10.0).")
        .solution("double updateGate = Math.pow(0.5, 1 / 10.0);")
        .build();
  }

  private static Exercise twoForms() {
    return Exercise.named("09.3", "Reset after, reset before")
        .asks(
            """
            Two units have $h_{t-1} = (0.5, -1)$ and the reset gate $r_t = (1, 0)$. $W_{hn}$ exchanges them: it maps $(a, b)$ to $(b, a)$. Biases
            are 0. What comes from the state into the sum of the candidate, with the reset after the product and with the reset before it?
            """)
        .fill(Variable.numbers("resetAfter"), Variable.numbers("resetBefore"))
        .right(
            a -> a.areNear("resetAfter", -1, 0) && a.areNear("resetBefore", 0, 0.5),
            "The same weights and gates, and not one number in common. Who reads a model must know its form.")
        .mistake(
            "double[] resetAfter = {0, 0.5}, resetBefore = {-1, 0};",
            a -> a.areNear("resetAfter", 0, 0.5) && a.areNear("resetBefore", -1, 0),
            "You have exchanged the two forms. After: first the product, then the gate.")
        .mistake(
            "double[] resetAfter = {-1, 0.5}, resetBefore = {-1, 0.5};",
            a -> a.areNear("resetAfter", -1, 0.5) || a.areNear("resetBefore", -1, 0.5),
            "That is W_hn h, without the reset gate.")
        .mistake(
            "double[] resetAfter = {0.5, 0}, resetBefore = {0.5, 0};",
            a -> a.areNear("resetAfter", 0.5, 0) || a.areNear("resetBefore", 0.5, 0),
            "That is r * h, without the product: W_hn exchanges the two numbers.")
        .mistake(
            "double[] resetAfter = {-1, 0}, resetBefore = {-1, 0};",
            a -> a.areNear("resetAfter", -1, 0) && a.areNear("resetBefore", -1, 0),
            "The first is right. Before: the gate acts on h, and W_hn then moves what is left.")
        .otherwise("After: r * (W_hn h). Before: W_hn (r * h). * is number by number.")
        .hints("W_hn h = (-1, 0.5).", "r * h = (0.5, 0), and W_hn exchanges its numbers.")
        .solution(
            "double[] resetAfter = {1 * -1, 0 * 0.5};\ndouble[] resetBefore = {0 * -1, 1 * 0.5};")
        .build();
  }

  private static Exercise parameters() {
    return Exercise.named("09.4", "Three of everything, and a little more")
        .asks(
            """
            How many numbers does a GRU cell with the reset after the product learn, with $D = 5$ inputs and $H = 7$ units? Mind the second
            bias, $b_{hn}$.
            """)
        .fill(Variable.whole("learnedByGru"))
        .right(
            a -> a.is("learnedByGru", new GruCell(5, 7).parameters().count()),
            "Three sets instead of an LSTM's four, and b_hn, because r stands between the two products of the candidate.")
        .mistake(
            "int learnedByGru = 3 * (7 * 5 + 7 * 7 + 7);",
            a -> a.is("learnedByGru", 273),
            "You forgot b_hn, the bias inside of the reset: 7 more.")
        .mistake(
            "int learnedByGru = 4 * (7 * 5 + 7 * 7 + 7);",
            a -> a.is("learnedByGru", 364),
            "That is an LSTM. A GRU has three sets: r, z and n.")
        .mistake(
            "int learnedByGru = 2 * (7 * 5 + 7 * 7 + 7);",
            a -> a.is("learnedByGru", 182) || a.is("learnedByGru", 189),
            "Two gates, but the candidate n has weights of its own too.")
        .mistake(
            "int learnedByGru = 3 * (7 * 5 + 7 * 7);",
            a -> a.is("learnedByGru", 252),
            "You forgot the biases: one for each of r, z and n, and b_hn.")
        .otherwise(
            "Each of r, z and n has W_x [H x D], W_h [H x H] and a bias [H]; b_hn [H] comes on top.")
        .hints("One set has 7 * 5 + 7 * 7 + 7 numbers.", "Three sets, and 7 numbers of b_hn.")
        .solution("int learnedByGru = 3 * (7 * 5 + 7 * 7 + 7) + 7;")
        .build();
  }
}
