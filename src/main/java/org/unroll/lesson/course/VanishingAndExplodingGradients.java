package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 07. */
final class VanishingAndExplodingGradients {
  private VanishingAndExplodingGradients() {}

  static List<Exercise> exercises() {
    return List.of(howFar(), bounds(), singularValue(), clip());
  }

  private static Exercise howFar() {
    return Exercise.named("07.1", "How far back?")
        .asks(
            """
            Each step back multiplies the gradient by 0.9. After how many steps is less than a thousandth of it left?
            """)
        .fill(Variable.whole("steps"))
        .right(
            a -> a.is("steps", 66),
            "Not even seventy steps, a line of text, and with a factor as harmless as 0.9.")
        .mistake(
            "int steps = 65;",
            a -> a.is("steps", 65),
            "0.9 to the power 65 is 0.00106, still a little more than a thousandth.")
        .mistake(
            "int steps = 10;",
            a -> a.is("steps", 10) || a.is("steps", 9),
            "It does not lose a tenth of the whole at each step, but a tenth of what is left.")
        .mistake(
            "int steps = 7;",
            a -> a.is("steps", 7),
            "Compare with a thousandth: 0.9 to the power 7 is still 0.48.")
        .mistake(
            "int steps = 3;",
            a -> a.is("steps", 3),
            "Three steps would do with a factor of 0.1; here 0.9 is kept.")
        .otherwise("Solve 0.9^n < 0.001: n > ln(0.001) / ln(0.9).")
        .hints(
            "After n steps 0.9 to the power n is left.", "Take logarithms: n ln(0.9) < ln(0.001).")
        .solution("int steps = (int) Math.ceil(Math.log(0.001) / Math.log(0.9));")
        .build();
  }

  private static Exercise bounds() {
    return Exercise.named("07.2", "The bound of one step")
        .asks(
            """
            The largest singular value of $W_{hh}$ is 1.6. By which factor can a step back stretch the gradient at most, with tanh and
            with the sigmoid?
            """)
        .fill(Variable.number("withTanh"), Variable.number("withSigmoid"))
        .right(
            a -> a.isNear("withTanh", 1.6) && a.isNear("withSigmoid", 0.4),
            "The same weights may explode with tanh and must vanish with the sigmoid.")
        .mistake(
            "double withTanh = 1.6, withSigmoid = 1.6;",
            a -> a.isNear("withTanh", 1.6) && a.isNear("withSigmoid", 1.6),
            "The slope of the sigmoid is nowhere more than 1/4, and it multiplies the gradient too.")
        .mistake(
            "double withTanh = 1.6, withSigmoid = 0.8;",
            a -> a.isNear("withSigmoid", 0.8),
            "1/2 is the sigmoid's value at 0. Its slope there is s (1 - s) = 1/4.")
        .mistake(
            "double withTanh = 1, withSigmoid = 0.25;",
            a -> a.isNear("withTanh", 1) && a.isNear("withSigmoid", 0.25),
            "These are the largest slopes. Multiply them by what the weights can do.")
        .mistake(
            "double withTanh = 0.4, withSigmoid = 1.6;",
            a -> a.isNear("withTanh", 0.4) && a.isNear("withSigmoid", 1.6),
            "You have exchanged the two: tanh has slope 1 at 0.")
        .otherwise(
            "The bound is the largest singular value times the largest slope of the activation.")
        .hints(
            "tanh has slope 1 at 0, and less elsewhere.",
            "The sigmoid's slope s (1 - s) is largest where s = 1/2.")
        .solution("double withTanh = 1.6 * 1, withSigmoid = 1.6 * 0.25;")
        .build();
  }

  private static Exercise singularValue() {
    return Exercise.named("07.3", "Singular value or eigenvalue?")
        .asks(
            """
            What is the largest singular value of the given $W_{hh}$, the most that it stretches any vector, and what is its spectral
            radius, the largest absolute value of an eigenvalue?
            """)
        .given("Matrix W_hh = Matrix.of(new double[][] {{0, 2}, {0.5, 0}});")
        .fill(Variable.number("singular"), Variable.number("radius"))
        .right(
            a -> a.isNear("singular", 2) && a.isNear("radius", 1),
            "One step may double a vector, yet two steps give it back unchanged: over many steps the radius decides.")
        .mistake(
            "double singular = 1, radius = 2;",
            a -> a.isNear("singular", 1) && a.isNear("radius", 2),
            "You have exchanged the two.")
        .mistake(
            "double singular = 1, radius = 1;",
            a -> a.isNear("singular", 1),
            "The eigenvalues are 1 and -1, but the vector (0, 1) becomes (2, 0), twice as long.")
        .mistake(
            "double singular = Math.sqrt(2 * 2 + 0.5 * 0.5), radius = 1;",
            a -> a.isNear("singular", Math.sqrt(4.25)),
            "That is the root of the sum of squares, which norm() gives. No single vector is stretched so far.")
        .mistake(
            "double singular = 2, radius = 2;",
            a -> a.isNear("singular", 2) && a.isNear("radius", 2),
            "The largest singular value is right. W_hh times W_hh is the identity: what are the eigenvalues?")
        .otherwise(
            "Try the vectors (1, 0) and (0, 1): how long are they after one step, and after two?")
        .hints(
            "new SingularValueDecomposition(W_hh.toRealMatrix()).getNorm(), of Commons Math, as in the lesson.",
            "Two steps give W_hh W_hh, which is the identity. So an eigenvalue squared is 1.")
        .solution(
            """
            double singular = new org.apache.commons.math3.linear.SingularValueDecomposition(W_hh.toRealMatrix()).getNorm();
            double radius = 0;
            for (double value : new org.apache.commons.math3.linear.EigenDecomposition(W_hh.toRealMatrix()).getRealEigenvalues()) {
              radius = Math.max(radius, Math.abs(value));
            }
            """)
        .build();
  }

  private static Exercise clip() {
    return Exercise.named("07.4", "Clip by the norm")
        .asks(
            """
            The gradient is (3, -4, 12). What is it after clipping its norm to at most 2.6?
            """)
        .fill(Variable.numbers("shortened"))
        .right(
            a -> a.areNear("shortened", 0.6, -0.8, 2.4),
            "Shorter, but in the same direction: the step still goes downhill.")
        .mistake(
            "double[] shortened = {2.6, -2.6, 2.6};",
            a -> a.areNear("shortened", 2.6, -2.6, 2.6),
            "You cut each number for itself, which turns the gradient into another direction.")
        .mistake(
            "double[] shortened = {3 / 13.0, -4 / 13.0, 12 / 13.0};",
            a -> a.areNear("shortened", 3 / 13.0, -4 / 13.0, 12 / 13.0),
            "That has norm 1. It is to have norm 2.6.")
        .mistake(
            "double[] shortened = {3 * 2.6 / 19, -4 * 2.6 / 19, 12 * 2.6 / 19};",
            a -> a.areNear("shortened", 3 * 2.6 / 19, -4 * 2.6 / 19, 12 * 2.6 / 19),
            "The norm is the root of the sum of the squares, not the sum of the absolute values.")
        .mistake(
            "double[] shortened = {3, -4, 12};",
            a -> a.areNear("shortened", 3, -4, 12),
            "Its norm is 13, more than 2.6, so it must be scaled down.")
        .otherwise(
            "Divide by the norm, 13, and multiply by 2.6: all three numbers by the same factor.")
        .hints("The norm is the root of 9 + 16 + 144.", "The factor is 2.6 / 13.")
        .solution("double[] shortened = {3 * 0.2, -4 * 0.2, 12 * 0.2};")
        .build();
  }
}
