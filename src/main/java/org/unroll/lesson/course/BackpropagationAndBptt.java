package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Answers;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 05. */
final class BackpropagationAndBptt {
  private BackpropagationAndBptt() {}

  static List<Exercise> exercises() {
    return List.of(oneStepBack(), twoParts(), contributions(), nudge());
  }

  private static Exercise oneStepBack() {
    return Exercise.named("05.1", "One step back")
        .asks(
            """
            $h_t = \\tanh(a_t)$ with $a_t = u x_t + w h_{t-1}$ came out as $h_t = 0.6$, and $w = 0.9$. From behind comes $dh_t = 0.5$. What
            are $da_t$ and $dh_{t-1}$? ($dh$ is $\\partial L/\\partial h$, and so on.)
            """)
        .fill(Variable.number("da"), Variable.number("dhBefore"))
        .right(
            a -> a.isNear("da", 0.32) && a.isNear("dhBefore", 0.288),
            "Each step back multiplies by the slope and by w, here by 0.576. Lesson 07 begins with that.")
        .mistake(
            "double da = 0.5, dhBefore = 0.45;",
            a -> a.isNear("da", 0.5),
            "You forgot the slope of tanh, which is 1 - h_t * h_t.")
        .mistake(
            "double da = 0.5 * (1 - 0.6), dhBefore = 0.9 * da;",
            a -> a.isNear("da", 0.2),
            "The slope of tanh is 1 minus the square of h_t.")
        .mistake(
            "double da = 0.5 * (1 - Math.pow(Math.tanh(0.6), 2)), dhBefore = 0.9 * da;",
            a -> a.isNear("da", 0.5 * (1 - Math.pow(Math.tanh(0.6), 2))),
            "0.6 already is tanh(a_t); do not take tanh again.")
        .mistake(
            "double da = 0.32, dhBefore = 0.32;",
            a -> a.isNear("da", 0.32) && a.isNear("dhBefore", 0.32),
            "da is right. From a_t to h_{t-1} there is a factor w.")
        .otherwise("First through tanh: da = dh * (1 - h * h). Then through w.")
        .hints(
            "The slope of tanh at a_t is 1 - 0.6 * 0.6 = 0.64.",
            "a_t changes by w for each unit of h_{t-1}.")
        .solution("double da = 0.5 * (1 - 0.6 * 0.6);\ndouble dhBefore = 0.9 * da;")
        .build();
  }

  private static Exercise twoParts() {
    return Exercise.named("05.2", "Explicit and implicit")
        .asks(
            """
            Take a neuron without a squashing function, $h_t = x_t + w h_{t-1}$ with $w = 0.5$ and $h_0 = 0$, which reads 4, 1 and 0.5. What are
            the explicit and the implicit part of $\\partial h_3/\\partial w$?
            """)
        .fill(Variable.number("explicitPart"), Variable.number("implicitPart"))
        .right(
            a -> a.isNear("explicitPart", 3) && a.isNear("implicitPart", 2),
            "Who looks at the last step alone sees 3 of 5: two fifths of the gradient came through h_2.")
        .mistake(
            "double explicitPart = 3, implicitPart = 0;",
            a -> a.isNear("explicitPart", 3) && a.isNear("implicitPart", 0),
            "h_2 was computed with w too: its derivative is h_1, and it reaches h_3 through a factor w.")
        .mistake(
            "double explicitPart = 3, implicitPart = 4;",
            a -> a.isNear("explicitPart", 3) && a.isNear("implicitPart", 4),
            "That is dh_2/dw. On its way to h_3 it is multiplied by w.")
        .mistake(
            "double explicitPart = 2, implicitPart = 3;",
            a -> a.isNear("explicitPart", 2) && a.isNear("implicitPart", 3),
            "You have exchanged the two: explicit is the w that stands in h_3 = x_3 + w h_2.")
        .mistake(
            "double explicitPart = 1.5, implicitPart = 2;",
            a -> a.isNear("explicitPart", 1.5),
            "w h_2 is a part of h_3. Its derivative by w is h_2.")
        .otherwise("Work out h_1, h_2 and h_3 first: 4, 3 and 2.")
        .hints(
            "Explicit: h_3 = x_3 + w h_2 with h_2 held fixed.",
            "Implicit: w times dh_2/dw, and dh_2/dw = h_1.")
        .solution(
            "double h_1 = 4, h_2 = 1 + 0.5 * h_1;\ndouble explicitPart = h_2, implicitPart = 0.5 * h_1;")
        .build();
  }

  private static Exercise contributions() {
    return Exercise.named("05.3", "What each step gives")
        .asks(
            """
            The same neuron, the same inputs, and the loss $L = \\tfrac12 h_3^2$. What do steps 1, 2 and 3 contribute to
            $\\partial L/\\partial w$?
            """)
        .fill(Variable.numbers("given"))
        .right(
            a -> a.areNear("given", 0, 4, 6),
            "Together 10, which is dL/dh_3 * dh_3/dw = 2 * 5: the same terms, collected by step.")
        .mistake(
            "double[] given = {0, 0, 6};",
            a -> a.areNear("given", 0, 0, 6),
            "You summed over the last step only. Step 2 used w as well, and L depends on h_2.")
        .mistake(
            "double[] given = {0, 8, 6};",
            a -> a.areNear("given", 0, 8, 6),
            "dL/dh_2 is not dL/dh_3: going back one step multiplies by w.")
        .mistake(
            "double[] given = {2, 4, 6};",
            a -> a.numbers("given").length == 3 && !near(a.numbers("given")[0], 0),
            "At step 1, w is multiplied by h_0 = 0. It contributes nothing.")
        .mistake(
            "double[] given = {0, 2, 3};",
            a -> a.areNear("given", 0, 2, 3),
            "These are the parts of dh_3/dw. Each is still to be multiplied by dL/dh_3 = h_3.")
        .otherwise("Step t contributes dL/dh_t * h_{t-1}. Begin at the end: dL/dh_3 = h_3 = 2.")
        .hints(
            "dL/dh_3 = 2, dL/dh_2 = w * 2, dL/dh_1 = w * w * 2.",
            "Step 3 gives dL/dh_3 * h_2, step 2 gives dL/dh_2 * h_1.")
        .solution("double[] given = {0.5 * 0.5 * 2 * 0, 0.5 * 2 * 4, 2 * 3};")
        .build();
  }

  private static boolean near(double number, double expected) {
    return Math.abs(number - expected) < 1e-3;
  }

  private static Exercise nudge() {
    return Exercise.named("05.4", "Trust, but nudge")
        .asks(
            """
            `lossOf` gives the loss of a network for a value of its weight. Give its derivative at 0.9 by a central difference, with a nudge
            small enough for six digits.
            """)
        .given(
            """
            import java.util.function.DoubleUnaryOperator;
            DoubleUnaryOperator lossOf = w -> {
              double h_3 = Math.tanh(0.2 + w * Math.tanh(0.4 + w * Math.tanh(0.8)));
              return h_3 * h_3 / 2;
            };
            """)
        .fill(Variable.number("slope"))
        .right(
            a -> error(a, slope()) < 1e-6,
            "Two more runs for one weight: good for a check, far too slow for training.")
        .mistake(
            "double slope = (lossOf.applyAsDouble(0.9 + 1e-5) - lossOf.applyAsDouble(0.9 - 1e-5)) / 1e-5;",
            a -> error(a, 2 * slope()) < 1e-3,
            "Twice too large: the two points are two nudges apart.")
        .mistake(
            "double slope = lossOf.applyAsDouble(0.9 + 1e-5) - lossOf.applyAsDouble(0.9 - 1e-5);",
            a -> Math.abs(a.number("slope")) < 1e-2 * slope(),
            "That is the difference alone. Divide it by the distance of the two points.")
        .mistake(
            "double slope = (lossOf.applyAsDouble(0.9 - 1e-5) - lossOf.applyAsDouble(0.9 + 1e-5)) / 2e-5;",
            a -> error(a, -slope()) < 1e-3,
            "The sign is wrong: the loss at the larger weight comes first.")
        .mistake(
            "double slope = (lossOf.applyAsDouble(0.9 + 1e-3) - lossOf.applyAsDouble(0.9)) / 1e-3;",
            a -> error(a, slope()) < 1e-2,
            "Close, but not to six digits. Nudge to both sides, and by no more than 1e-4.")
        .otherwise("(L(w + e) - L(w - e)) / (2 e), with e = 1e-5 or so.")
        .hints(
            "lossOf.applyAsDouble(0.9 + 1e-5) is the loss at a slightly larger weight.",
            "Subtract the loss at 0.9 - 1e-5 and divide by 2e-5.")
        .solution(
            "double slope = (lossOf.applyAsDouble(0.9 + 1e-5) - lossOf.applyAsDouble(0.9 - 1e-5)) / 2e-5;")
        .build();
  }

  private static double error(Answers a, double expected) {
    return Math.abs(a.number("slope") - expected) / Math.abs(expected);
  }

  /** The derivative of the given loss at 0.9, step by step. */
  private static double slope() {
    double w = 0.9;
    double[] x = {0.4, 0.2};
    double h = Math.tanh(0.8);
    double derivative = 0;
    for (double input : x) {
      double next = Math.tanh(input + w * h);
      derivative = (1 - next * next) * (h + w * derivative);
      h = next;
    }
    return h * derivative;
  }
}
