package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 02. */
final class SequencesAreNotIid {
  private SequencesAreNotIid() {}

  static List<Exercise> exercises() {
    return List.of(entropy(), givenTheLast(), band(), returns());
  }

  private static Exercise entropy() {
    return Exercise.named("02.1", "Bits by hand")
        .asks(
            """
            A source sends *a* with probability 1/2, *b* with 1/4, *c* and *d* with 1/8 each. What is its entropy in bits?
            """)
        .fill(Variable.number("entropy"))
        .right(
            a -> a.isNear("entropy", 1.75),
            "Less than the 2 bits of four equally likely letters: knowing the probabilities is worth a quarter of a bit.")
        .mistake(
            "double entropy = 1.75 * Math.log(2);",
            a -> a.isNear("entropy", 1.75 * Math.log(2)),
            "That is in nats, from the natural logarithm. Divide by ln 2 for bits.")
        .mistake(
            "double entropy = 2;",
            a -> a.isNear("entropy", 2),
            "2 bits would be right if all four letters were equally likely.")
        .mistake(
            "double entropy = (1 + 2 + 3 + 3) / 4.0;",
            a -> a.isNear("entropy", 2.25),
            "You gave the letters the same weight. Weigh each -log2 P by its P.")
        .mistake(
            "double entropy = -1.75;",
            a -> a.isNear("entropy", -1.75),
            "The sign: logarithms of probabilities are negative, and -log2 P is not.")
        .otherwise("Sum -P log2 P over the letters. log2 of 1/4 is -2.")
        .hints(
            "a costs -log2(1/2) = 1 bit, b costs 2, c and d cost 3 each.",
            "Weigh them: 1/2 * 1 + 1/4 * 2 + ...")
        .solution("double entropy = 0.5 * 1 + 0.25 * 2 + 0.125 * 3 + 0.125 * 3;")
        .build();
  }

  private static Exercise givenTheLast() {
    return Exercise.named("02.2", "What the last letter tells")
        .asks(
            """
            Count in the text `abacabab`: how likely is a *b* at any place, and how likely is it just after an *a*?
            """)
        .fill(Variable.number("anywhere"), Variable.number("afterA"))
        .right(
            a -> a.isNear("anywhere", 3 / 8.0) && a.isNear("afterA", 3 / 4.0),
            "Were the letters independent, the two numbers would be the same.")
        .mistake(
            "double anywhere = 3 / 4.0, afterA = 3 / 8.0;",
            a -> a.isNear("anywhere", 3 / 4.0) && a.isNear("afterA", 3 / 8.0),
            "You have exchanged the two.")
        .mistake(
            "double anywhere = 3 / 8.0, afterA = 3 / 7.0;",
            a -> a.isNear("afterA", 3 / 7.0),
            "Of all seven pairs three are ab. But only those that begin with a count here.")
        .mistake(
            "double anywhere = 3 / 8.0, afterA = 3 / 8.0;",
            a -> a.isNear("afterA", 3 / 8.0),
            "For the second look only at the letters that follow an a: b, c, b, b.")
        .mistake(
            "double anywhere = 1 / 3.0, afterA = 3 / 4.0;",
            a -> a.isNear("anywhere", 1 / 3.0),
            "The three letters are not equally frequent: count the b among all eight.")
        .mistake(
            "int anywhere = 3 / 8, afterA = 3 / 4;",
            a -> a.number("anywhere") == 0 && a.number("afterA") == 0,
            "In Java 3 / 8 is a division of whole numbers. Write 3 / 8.0.")
        .otherwise("There are eight letters, three of them b, and four pairs that begin with a.")
        .hints("The letters after an a are b, c, b, b.", "Three of eight, and three of four.")
        .solution("double anywhere = 3 / 8.0;\ndouble afterA = 3 / 4.0;")
        .build();
  }

  private static Exercise band() {
    return Exercise.named("02.3", "Inside the band?")
        .asks(
            """
            121 monthly returns have a lag-1 autocorrelation of $r_1 = 0.15$. How wide is the 95 % band of independent values, to each
            side of 0, and does $r_1$ lie outside of it?
            """)
        .fill(Variable.number("halfWidth"), Variable.of("isOutside", Boolean.class))
        .right(
            a -> a.isNear("halfWidth", 2 / Math.sqrt(121)) && !a.get("isOutside", Boolean.class),
            "That is no proof of independence: the data only do not speak against it at this lag.")
        .mistake(
            "double halfWidth = 2 / 121.0; boolean isOutside = true;",
            a -> a.isNear("halfWidth", 2 / 121.0),
            "You forgot the root: the band is 2 divided by the root of the number of values.")
        .mistake(
            "double halfWidth = 1 / 11.0; boolean isOutside = true;",
            a -> a.isNear("halfWidth", 1 / 11.0),
            "That is one standard deviation. 95 % need two.")
        .mistake(
            "double halfWidth = 2 / 11.0; boolean isOutside = true;",
            a -> a.isNear("halfWidth", 2 / 11.0) && a.get("isOutside", Boolean.class),
            "The band is right. Is 0.15 larger than it?")
        .otherwise("The band is 2 / sqrt(n) to each side.")
        .hints("The root of 121 is 11.", "Compare 0.15 with 2/11.")
        .solution("double halfWidth = 2 / Math.sqrt(121);\nboolean isOutside = 0.15 > halfWidth;")
        .build();
  }

  private static Exercise returns() {
    return Exercise.named("02.4", "From prices to returns")
        .asks(
            """
            A share costs 100, then 110, then 99 dollars. What are its two logarithmic returns, $\\ln(x_t / x_{t-1})$?
            """)
        .fill(Variable.numbers("logReturns"))
        .right(
            a -> a.areNear("logReturns", Math.log(1.1), Math.log(0.9)),
            "Their sum is ln(99/100): logarithmic returns add up over time, relative changes do not.")
        .mistake(
            "double[] logReturns = {0.1, -0.1};",
            a -> a.areNear("logReturns", 0.1, -0.1),
            "These are the relative changes. Close, but the logarithm of the ratio was asked for.")
        .mistake(
            "double[] logReturns = {10, -11};",
            a -> a.areNear("logReturns", 10, -11),
            "These are differences in dollars. Divide, and take the logarithm.")
        .mistake(
            "double[] logReturns = {Math.log(100 / 110.0), Math.log(110 / 99.0)};",
            a -> a.areNear("logReturns", -Math.log(1.1), -Math.log(0.9)),
            "The later price stands above: x_t / x_{t-1}.")
        .mistake(
            "double[] logReturns = {Math.log10(1.1), Math.log10(0.9)};",
            a -> a.areNear("logReturns", Math.log10(1.1), Math.log10(0.9)),
            "ln is the natural logarithm, Math.log in Java.")
        .otherwise("The first is ln(110/100), and there are two of them.")
        .hints("Math.log is ln in Java.", "ln(110 / 100.0) and ln(99 / 110.0).")
        .solution("double[] logReturns = {Math.log(110 / 100.0), Math.log(99 / 110.0)};")
        .build();
  }
}
