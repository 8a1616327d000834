package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 13. */
final class Captions {
  private Captions() {}

  static List<Exercise> exercises() {
    return List.of(combinations(), greedy(), likelihood());
  }

  private static Exercise combinations() {
    return Exercise.named("13.1", "How many captions?")
        .asks(
            """
            Suppose there were five kinds of shapes, three colours and two sizes, at each of *four* places a shape or nothing, and at least
            one shape in a picture. How many different pictures are there?
            """)
        .fill(Variable.whole("many"))
        .right(
            a -> a.is("many", 31 * 31 * 31 * 31 - 1),
            "Nearly a million, from 30 shapes. Whoever learns the parts need not see the combinations.")
        .mistake(
            "int many = 30 * 30 * 30 * 30;",
            a -> a.is("many", 30 * 30 * 30 * 30),
            "A place may also be empty: that is one more choice for each place.")
        .mistake(
            "int many = 31 * 31 * 31 * 31;",
            a -> a.is("many", 31 * 31 * 31 * 31),
            "Nearly: one of these is the empty picture, which does not count.")
        .mistake(
            "int many = 4 * 30;",
            a -> a.is("many", 120),
            "That is a single shape at one of four places. The places are filled independently of one another.")
        .mistake(
            "int many = 4 * 31 - 1;",
            a -> a.number("many") < 1000,
            "The choices at the places multiply, they do not add up.")
        .otherwise("How many choices has one place? Raise that to the number of places.")
        .hints(
            "5 * 3 * 2 shapes, or nothing: 31 choices for a place.",
            "Four places: 31 to the power 4.")
        .solution("int many = (int) Math.pow(5 * 3 * 2 + 1, 4) - 1;")
        .build();
  }

  private static Exercise greedy() {
    return Exercise.named("13.2", "Write it down")
        .asks(
            """
            `chances` has a row for each word before, and a column for each word that may follow: a 0, circle 1, red 2, end 3. This writer has
            no memory, it goes by the last word alone. It has just written `a`. Which words follow, up to and without end, if it always
            takes the likeliest, and stops after six?
            """)
        .given(
            """
            double[][] chances = {
                {0.0, 0.4, 0.6, 0.0},   // after a
                {0.3, 0.0, 0.0, 0.7},   // after circle
                {0.0, 0.5, 0.4, 0.1},   // after red
            };
            """)
        .fill(Variable.numbers("follow"))
        .right(
            a -> a.areNear("follow", 2, 1),
            "a red circle. It goes well here; with two circles in the picture it could not know which one it was at.")
        .mistake(
            "double[] follow = {2, 1, 3};",
            a -> a.areNear("follow", 2, 1, 3),
            "Right up to the end; the end itself is a sign, not a word of the sentence.")
        .mistake(
            "double[] follow = {0, 2, 1};",
            a -> a.areNear("follow", 0, 2, 1),
            "The a was written already: give what follows it.")
        .mistake(
            "double[] follow = {1};",
            a -> a.areNear("follow", 1), "After a, red is likelier than circle: 0.6 against 0.4.")
        .mistake(
            "double[] follow = {2, 1, 0, 2, 1, 0};",
            a -> a.numbers("follow").length > 3,
            "After circle, end is likelier than a: it stops there.")
        .otherwise("Begin in row 0 and look for the largest number; its column is the next row.")
        .hints("After a comes the column with 0.6.", "After red comes circle, with 0.5, and then?")
        .solution(
            """
            List<Integer> follow = new ArrayList<>();
            int word = 0;
            while (follow.size() < 6) {
              word = Matrix.row(chances[word]).argMax(0);
              if (word == 3) break;
              follow.add(word);
            }
            """)
        .build();
  }

  private static Exercise likelihood() {
    return Exercise.named("13.3", "How likely is a sentence?")
        .asks(
            """
            A captioner gave the words of a caption, and its end, these probabilities one after the other. What is the probability of the whole
            sentence, and what is the loss, the mean of $-\\ln p_t$ over its five steps?
            """)
        .given("double[] p = {0.9, 0.5, 0.8, 1.0, 0.25};")
        .fill(Variable.number("chanceOfAll"), Variable.number("lossOfIt"))
        .right(
            a ->
                a.isNear("chanceOfAll", product())
                    && a.isNear("lossOfIt", -Math.log(product()) / 5),
            "The logarithm of a product is a sum: a small loss a word makes a likely sentence.")
        .mistake(
            "double chanceOfAll = (0.9 + 0.5 + 0.8 + 1 + 0.25) / 5, lossOfIt = 0.4815;",
            a -> a.isNear("chanceOfAll", 0.69),
            "That is the mean of the probabilities. All words must come, one after the other: multiply.")
        .mistake(
            "double chanceOfAll = 0.09, lossOfIt = -Math.log(0.09);",
            a -> isRightProduct(a) && a.isNear("lossOfIt", -Math.log(product())),
            "That is the sum over all steps; the loss is its mean, over five.")
        .mistake(
            "double chanceOfAll = 0.09, lossOfIt = Math.log(0.09) / 5;",
            a -> isRightProduct(a) && a.number("lossOfIt") < 0,
            "The sign: ln of a probability is negative, the loss is -ln.")
        .mistake(
            "double chanceOfAll = 0.09, lossOfIt = 1 - 0.69;",
            Captions::isRightProduct,
            "The probability is right. For the loss take -Math.log of each number, and the mean of these.")
        .otherwise(
            "Multiply all five numbers; for the loss add up -Math.log of each and divide by 5.")
        .hints("0.9 * 0.5 * 0.8 * 1.0 * 0.25", "-Math.log(chanceOfAll) is the sum over the steps.")
        .solution(
            """
            double chanceOfAll = 1;
            for (double chance : p) {
              chanceOfAll *= chance;
            }
            double lossOfIt = -Math.log(chanceOfAll) / p.length;
            """)
        .build();
  }

  private static boolean isRightProduct(Answers a) {
    return a.isNear("chanceOfAll", product());
  }

  private static double product() {
    return 0.9 * 0.5 * 0.8 * 1.0 * 0.25;
  }
}
