package org.unroll.lesson.course;

import java.util.List;
import org.unroll.cell.HiddenState;
import org.unroll.cell.RnnCell;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/** The exercises of lesson 16. */
final class Genetics {
  private Genetics() {}

  static List<Exercise> exercises() {
    return List.of(chance(), finder(), sizes());
  }

  private static Exercise chance() {
    return Exercise.named("16.1", "By chance alone")
        .asks(
            """
            If the four bases were drawn at random, all as likely, how many times would GT stand in a window of 60 bases on average?
            """)
        .fill(Variable.number("expectedPairs"))
        .right(
            a -> a.isNear("expectedPairs", 59 / 16.0) && !a.isNear("expectedPairs", 60 / 16.0),
            "Nearly four times without any border: GT alone cannot be the signal.")
        .mistake(
            "double expectedPairs = 60 / 16.0;",
            a -> a.isNear("expectedPairs", 60 / 16.0),
            "Nearly: but the last base begins no pair.")
        .mistake(
            "double expectedPairs = 59 / 4.0;",
            a -> a.isNear("expectedPairs", 59 / 4.0) || a.isNear("expectedPairs", 15),
            "A G has the probability 1/4, and a T after it once more 1/4.")
        .mistake(
            "double expectedPairs = 59 / 8.0;",
            a -> a.isNear("expectedPairs", 59 / 8.0),
            "That would count TG too. Order matters.")
        .otherwise(
            "Count the places where a pair can begin, and multiply by the probability that it is GT.")
        .hints("A pair can begin at 59 places.", "Each is GT with probability 1/16.")
        .solution("double expectedPairs = 59 / 16.0;")
        .build();
  }

  private static Exercise finder() {
    return Exercise.named("16.2", "A cell that finds AG")
        .asks(
            """
            Two relu units, $b_h = (0, -1)$, inputs in the order A, C, G, T. Choose $W_{xh}$ [2 x 4] and $W_{hh}$ [2 x 2] so that unit 1
            is 1 exactly where an A was followed by a G, and otherwise 0.
            """)
        .fill(Variable.matrix("agInput"), Variable.matrix("agState"))
        .right(
            Genetics::findsAg,
            "The same eight and four numbers find it at every place of every sequence.")
        .mistake(
            """
            Matrix agInput = Matrix.of(new double[] {0, 0, 1, 0}, new double[] {1, 0, 0, 0});
            Matrix agState = Matrix.of(new double[] {0, 0}, new double[] {1, 0});
            """,
            a -> fits(a) && finds(a, "GA"),
            "This finds GA. Unit 0 must remember the letter that comes first.")
        .mistake(
            """
            Matrix agInput = Matrix.of(new double[] {1, 0, 0, 0}, new double[] {0, 0, 1, 0});
            Matrix agState = Matrix.of(new double[] {0, 1}, new double[] {0, 0});
            """,
            a ->
                fits(a) && a.matrix("agState").get(1, 0) == 0 && a.matrix("agState").get(0, 1) != 0,
            "W_hh is the wrong way round: row 1 says what unit 1 hears, column 0 that it hears unit 0.")
        .mistake(
            """
            Matrix agInput = Matrix.of(new double[] {1, 0, 0, 0}, new double[] {0, 0, 1, 0});
            Matrix agState = Matrix.of(new double[] {0, 0}, new double[] {0, 0});
            """,
            a -> fits(a) && a.matrix("agState").norm() == 0,
            "Without W_hh there is no memory: at the G nobody knows of the A.")
        .otherwise(
            "Let unit 0 be 1 at an A. Let unit 1 add a G now and unit 0 from before; the bias takes 1 away.")
        .hints(
            "Row 0 of W_xh is 1 at A.",
            "Row 1 of W_xh is 1 at G, and row 1 of W_hh is 1 for unit 0.")
        .solution(
            """
            Matrix agInput = Matrix.of(new double[] {1, 0, 0, 0}, new double[] {0, 0, 1, 0});
            Matrix agState = Matrix.of(new double[] {0, 0}, new double[] {1, 0});
            """)
        .build();
  }

  private static boolean findsAg(Answers a) {
    return fits(a) && finds(a, "AG");
  }

  private static boolean fits(Answers a) {
    return a.matrix("agInput").shape().equals(Matrix.zeros(Precision.FLOAT64, 2, 4).shape())
        && a.matrix("agState").shape().equals(Matrix.zeros(Precision.FLOAT64, 2, 2).shape());
  }

  private static boolean finds(Answers a, String pair) {
    RnnCell cell = new RnnCell(4, 2, Activation.RELU, true, Precision.FLOAT64, new Seed(1));
    cell.parameters().get("W_xh").set(a.matrix("agInput").to(Precision.FLOAT64));
    cell.parameters().get("W_hh").set(a.matrix("agState").to(Precision.FLOAT64));
    cell.parameters().get("b_h").set(Matrix.row(0, -1));
    String text = "AGGATTAGACCAAGTGAGAACG";
    HiddenState state = cell.zeroState(1);
    for (int t = 0; t < text.length(); t++) {
      state = cell.step(OneHot.of(new int[] {"ACGT".indexOf(text.charAt(t))}, 4), state).state();
      double expected = t > 0 && text.startsWith(pair, t - 1) ? 1 : 0;
      if (Math.abs(state.h().get(0, 1) - expected) > 1e-6) {
        return false;
      }
    }
    return true;
  }

  private static Exercise sizes() {
    return Exercise.named("16.3", "Ten times longer")
        .asks(
            """
            A table of places holds a number for each of 3 classes, each place and each of 4 bases. The lesson's network is a
            bidirectional GRU of 24 units with a softmax over 3 classes. How many numbers has each if windows have **600** bases?
            """)
        .fill(Variable.whole("ofTable"), Variable.whole("ofNetwork"))
        .right(
            a -> a.is("ofTable", 7200) && a.is("ofNetwork", 4371),
            "The table grows with the window, the network does not: its weights are shared by all places.")
        .mistake(
            "int ofTable = 720, ofNetwork = 4371;",
            a -> a.is("ofTable", 720),
            "That is the table for 60 bases.")
        .mistake(
            "int ofTable = 7200, ofNetwork = 43710;",
            a -> a.number("ofNetwork") > 40_000,
            "The same weights are used at every step. A longer window needs no more of them.")
        .mistake(
            "int ofTable = 7200, ofNetwork = 2 * (3 * 24 * (4 + 24) + 4 * 24);",
            a -> a.is("ofNetwork", 4224),
            "The softmax has weights as well: 3 classes read 48 numbers, and each has a bias.")
        .otherwise(
            "Build the network as the lesson does and ask parameters().count(); for the table multiply.")
        .hints(
            "The table: 3 * 600 * 4.",
            "The network of the lesson reads any length: its parameters().count() is the answer.")
        .solution(
            """
            int ofTable = 3 * 600 * 4;
            long ofNetwork = Network.builder().input(4).bidirectional(CellMaker.gru(24, Reset.AFTER), Merge.CONCAT)
                .last().softmax(3).build().parameters().count();
            """)
        .build();
  }
}
