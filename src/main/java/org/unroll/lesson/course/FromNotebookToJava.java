package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 20. */
final class FromNotebookToJava {
  private FromNotebookToJava() {}

  static List<Exercise> exercises() {
    return List.of(bytes(), rowsOfTheCandidate(), twoBiases(), spacing());
  }

  private static Exercise bytes() {
    return Exercise.named("20.1", "How large is the file?")
        .asks(
            """
            A network reads 50 symbols one-hot, has an LSTM of 32 units and a softmax over the 50 symbols. Its file has PyTorch's tensors, in
            float32. How many bytes do the numbers take, without the header?
            """)
        .fill(Variable.whole("size"))
        .right(
            a -> a.is("size", 4 * numbers(2)),
            "Four bytes a number, and nothing but numbers: such a file can be read in one go.")
        .mistake(
            "int size = 4 * (128 * 50 + 128 * 32 + 128 + 50 * 32 + 50);",
            a -> a.is("size", 4 * numbers(1)),
            "PyTorch keeps two biases, bias_ih_l0 and bias_hh_l0; both stand in the file.")
        .mistake(
            "int size = 128 * 50 + 128 * 32 + 2 * 128 + 50 * 32 + 50;",
            a -> a.is("size", numbers(2)) || a.is("size", numbers(1)),
            "That is how many numbers there are. A float32 takes four bytes.")
        .mistake(
            "int size = 8 * (128 * 50 + 128 * 32 + 2 * 128 + 50 * 32 + 50);",
            a -> a.is("size", 8 * numbers(2)) || a.is("size", 8 * numbers(1)),
            "Eight bytes would be float64. The file is float32.")
        .mistake(
            "int size = 4 * (32 * 50 + 32 * 32 + 2 * 32 + 50 * 32 + 50);",
            a -> a.is("size", 4 * (32 * 50 + 32 * 32 + 2 * 32 + 50 * 32 + 50)),
            "An LSTM has four gates: weight_ih_l0 has 4 * 32 rows.")
        .otherwise(
            "Write down the shapes of the six tensors of the lesson with D = 50, H = 32, K = 50.")
        .hints(
            "weight_ih_l0 [128 x 50], weight_hh_l0 [128 x 32], two biases [128], weight [50 x 32], bias [50].",
            "Add up the numbers, times four.")
        .solution("int size = 4 * (128 * 50 + 128 * 32 + 2 * 128 + 50 * 32 + 50);")
        .build();
  }

  private static int numbers(int biases) {
    return 128 * 50 + 128 * 32 + biases * 128 + 50 * 32 + 50;
  }

  private static Exercise rowsOfTheCandidate() {
    return Exercise.named("20.2", "Find the candidate")
        .asks(
            """
            An LSTM of 32 units was saved by PyTorch. Which rows of `weight_ih_l0`, counted from 0, hold the candidate $W_{xg}$: the first and
            the last of them?
            """)
        .fill(Variable.whole("firstRow"), Variable.whole("lastRow"))
        .right(
            a -> a.is("firstRow", 64) && a.is("lastRow", 95),
            "i, f, g, o: the candidate is the third of four blocks of H rows.")
        .mistake(
            "int firstRow = 96, lastRow = 127;",
            a -> a.is("firstRow", 96),
            "These rows are the output gate's. The order is i, f, g, o.")
        .mistake(
            "int firstRow = 32, lastRow = 63;",
            a -> a.is("firstRow", 32),
            "These rows are the forget gate's. The order is i, f, g, o.")
        .mistake(
            "int firstRow = 65, lastRow = 96;",
            a -> a.is("firstRow", 65),
            "Counted from 1. The first row of all has number 0.")
        .mistake(
            "int firstRow = 64, lastRow = 96;",
            a -> a.is("lastRow", 96),
            "32 rows from 64 on end at 95.")
        .otherwise("Each gate has as many rows as there are units, one gate below the other.")
        .hints(
            "Two gates stand before the candidate.",
            "2 * 32 is the first row; there are 32 of them.")
        .solution("int firstRow = 2 * 32, lastRow = 3 * 32 - 1;")
        .build();
  }

  private static Exercise twoBiases() {
    return Exercise.named("20.3", "Two biases, and a GRU")
        .asks(
            """
            PyTorch saved a GRU of one unit: three numbers in each bias, for r, z and n. With the reset gate *after* the product, the candidate
            is $n = \\tanh(W_{xn}x + b_n + r\\,(W_{hn}h + b_{hn}))$. Which four numbers are $b_r$, $b_z$, $b_n$ and $b_{hn}$ here?
            """)
        .given("double[] bias_ih = {0.1, 0.2, 0.3}, bias_hh = {0.01, 0.02, 0.03};")
        .fill(Variable.numbers("biases"))
        .right(
            a -> a.areNear("biases", 0.11, 0.22, 0.3, 0.03),
            "Where two biases are added anyway, one number is enough; b_hn is multiplied by r and must stay apart.")
        .mistake(
            "double[] biases = {0.1, 0.2, 0.3, 0.03};",
            a -> a.areNear("biases", 0.1, 0.2, 0.3, 0.03),
            "r and z have two biases each in PyTorch, one with the input, one with the state: add them.")
        .mistake(
            "double[] biases = {0.11, 0.22, 0.33, 0.03};",
            a ->
                a.areNear("biases", 0.11, 0.22, 0.33, 0.03)
                    || a.areNear("biases", 0.11, 0.22, 0.33, 0),
            "The candidate's two must not be added: the one of the state stands inside the bracket, times r.")
        .mistake(
            "double[] biases = {0.11, 0.22, 0.03, 0.3};",
            a -> a.areNear("biases", 0.11, 0.22, 0.03, 0.3),
            "The last two are exchanged: b_n comes with the input, from bias_ih.")
        .otherwise(
            "b_r and b_z are sums; look into the formula of the candidate for the other two.")
        .hints("b_r = 0.1 + 0.01.", "b_n is bias_ih[2] alone, b_hn is bias_hh[2] alone.")
        .solution(
            """
            double[] biases = {bias_ih[0] + bias_hh[0], bias_ih[1] + bias_hh[1], bias_ih[2], bias_hh[2]};
            """)
        .build();
  }

  private static Exercise spacing() {
    return Exercise.named("20.4", "How nearly the same?")
        .asks(
            """
            A float32 has 24 significant bits, the leading 1 among them. How far is the next number above 1.0 away? Two programs that add up the
            same numbers in another order may differ by a few times that.
            """)
        .fill(Variable.number("gap"))
        .right(
            a -> isPower(a.number("gap"), 23),
            "About 1.2e-7: six to seven digits. A difference of 1e-6 between two runtimes is no error.")
        .mistake(
            "double gap = Math.pow(2, -24);",
            a -> isPower(a.number("gap"), 24),
            "The leading 1 is one of the 24 bits: 23 stand behind the point.")
        .mistake(
            "double gap = Math.ulp(1.0);",
            a -> isPower(a.number("gap"), 52),
            "That is the gap of a double; a float has 29 bits less.")
        .mistake(
            "double gap = Math.pow(2, -32);",
            a -> isPower(a.number("gap"), 32),
            "Of the 32 bits, one is the sign and eight are the exponent.")
        .otherwise(
            "Java knows: Math.ulp gives the gap above a number. Mind the type of the number.")
        .hints(
            "1.0 and the next float differ in the last of the bits behind the point.",
            "Math.ulp(1f)")
        .solution("double gap = Math.ulp(1f);")
        .build();
  }

  private static boolean isPower(double number, int bits) {
    return Math.abs(number * Math.pow(2, bits) - 1) < 0.01;
  }
}
