package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 06. */
final class FullAndTruncatedBptt {
  private FullAndTruncatedBptt() {}

  static List<Exercise> exercises() {
    return List.of(cut(), share(), longerBack(), memory());
  }

  private static Exercise cut() {
    return Exercise.named("06.1", "Behind the cut")
        .asks(
            """
            A neuron without a squashing function, $h_t = x_t + 0.5\\,h_{t-1}$, reads six steps in two windows of three. The state is handed
            over, its gradient is not. The loss is $L = h_6$. Which gradient does truncated BPTT find at each of the six states, $h_1$ to
            $h_6$?
            """)
        .fill(Variable.numbers("found"))
        .right(
            a -> a.areNear("found", 0, 0, 0, 0.25, 0.5, 1),
            "Behind the cut the gradient is not small but 0, although h_6 does depend on x_1.")
        .mistake(
            "double[] found = {1 / 32.0, 1 / 16.0, 1 / 8.0, 0.25, 0.5, 1};",
            a -> a.areNear("found", 1 / 32.0, 1 / 16.0, 1 / 8.0, 0.25, 0.5, 1),
            "That is full BPTT. Truncated, nothing goes back beyond the beginning of the second window.")
        .mistake(
            "double[] found = {0.25, 0.5, 1, 0.25, 0.5, 1};",
            a -> a.areNear("found", 0.25, 0.5, 1, 0.25, 0.5, 1),
            "The loss is at step 6 only; in the first window there is none to go back from.")
        .mistake(
            "double[] found = {0, 0, 0, 1, 0.5, 0.25};",
            a -> a.areNear("found", 0, 0, 0, 1, 0.5, 0.25),
            "The other way round: the gradient begins at h_6 and is halved with each step back.")
        .mistake(
            "double[] found = {0, 0, 1 / 8.0, 0.25, 0.5, 1};",
            a -> a.areNear("found", 0, 0, 1 / 8.0, 0.25, 0.5, 1),
            "h_3 is handed over as a mere number: it belongs to the first window.")
        .otherwise(
            "Six numbers. The last is dL/dh_6 = 1; each step back multiplies by 0.5, until the cut.")
        .hints("dL/dh_6 = 1 and dL/dh_5 = 0.5.", "The second window holds steps 4, 5 and 6.")
        .solution("double[] found = {0, 0, 0, 0.25, 0.5, 1};")
        .build();
  }

  private static Exercise share() {
    return Exercise.named("06.2", "How many losses reach it?")
        .asks(
            """
            The answer at each step is what came in 12 steps before. Training runs in windows of 20 steps. What share of the losses in a
            window sends a gradient to the step that it needs?
            """)
        .fill(Variable.number("reaching"))
        .right(
            a -> a.isNear("reaching", 0.4),
            "Only the steps 13 to 20 of a window. A window little longer than the lag learns it, but slowly.")
        .mistake(
            "double reaching = 12 / 20.0;",
            a -> a.isNear("reaching", 0.6),
            "That is the share that does not: the first 12 steps need what lies before the window.")
        .mistake(
            "double reaching = 1;",
            a -> a.isNear("reaching", 1),
            "The window is longer than the lag, but at its fifth step it has only four steps behind it.")
        .mistake(
            "double reaching = 0.35;",
            a -> a.isNear("reaching", 7 / 20.0) || a.isNear("reaching", 9 / 20.0),
            "Off by one: step 13 needs step 1, which is in the window; step 12 needs the one before it.")
        .mistake(
            "int reaching = 8 / 20;",
            a -> a.number("reaching") == 0,
            "Windows shorter than 12 would give 0, or in Java a division of whole numbers: write 8 / 20.0.")
        .otherwise("Which is the first step of the window whose needed step is in the window too?")
        .hints(
            "Step s needs step s - 12, and the window begins at step 1.",
            "Steps 13, 14, ..., 20: how many are they?")
        .solution("double reaching = (20 - 12) / 20.0;")
        .build();
  }

  private static Exercise longerBack() {
    return Exercise.named("06.3", "The middle way")
        .asks(
            """
            With BPTT($k_1$, $k_2$) an update comes every $k_1 = 4$ steps, from the losses of those 4 steps, and gradients run over the last
            $k_2$ steps. Which is the smallest $k_2$ with which every loss reaches what came in 12 steps before it? And how many steps does
            an update then run for each step that it moves on?
            """)
        .fill(Variable.whole("k2"), Variable.number("runs"))
        .right(
            a -> a.is("k2", 16) && a.isNear("runs", 4),
            "Four times the work of windows of 16, but no loss is left out, and updates come four times as often.")
        .mistake(
            "int k2 = 12; double runs = 3;",
            a -> a.is("k2", 12),
            "With 12, even the last of the steps has only 11 behind it.")
        .mistake(
            "int k2 = 13; double runs = 13 / 4.0;",
            a -> a.is("k2", 13),
            "With 13, only the last of the four losses reaches far enough. The first of them needs three more.")
        .mistake(
            "int k2 = 20; double runs = 5;",
            a -> a.number("k2") > 16,
            "That reaches, but it is not the smallest.")
        .mistake(
            "int k2 = 16; double runs = 16;",
            a -> a.is("k2", 16) && !a.isNear("runs", 4),
            "k2 is right. 16 steps are run to move on by 4: how many for each?")
        .otherwise("The first of the four steps has k2 - 4 steps before it in the run.")
        .hints(
            "The run of k2 steps ends with the 4 new ones; k2 - 4 lie before the first of them.",
            "k2 - 4 = 12.")
        .solution("int k2 = 12 + 4;\ndouble runs = k2 / 4.0;")
        .build();
  }

  private static Exercise memory() {
    return Exercise.named("06.4", "What must be kept")
        .asks(
            """
            A text of 1,000,000 characters is read in 16 streams side by side, in windows of 50 steps. How many hidden states (rows) must be kept
            for the way back, with truncated and with full BPTT?
            """)
        .fill(Variable.whole("keptTruncated"), Variable.whole("keptFull"))
        .right(
            a -> a.is("keptTruncated", 16 * 50) && a.is("keptFull", 1_000_000),
            "800 rows, however long the text: that is what makes truncated BPTT possible on any text.")
        .mistake(
            "int keptTruncated = 50, keptFull = 1_000_000;",
            a -> a.is("keptTruncated", 50),
            "Each of the 16 streams has 50 states in a window.")
        .mistake(
            "int keptTruncated = 16 * 50, keptFull = 16 * 1_000_000;",
            a -> a.is("keptFull", 16_000_000),
            "The text is divided among the streams: each reads a sixteenth of it.")
        .mistake(
            "int keptTruncated = 16 * 50, keptFull = 1_000_000 / 16;",
            a -> a.is("keptFull", 62_500),
            "That is one stream. All 16 are kept.")
        .mistake(
            "int keptTruncated = 1_000_000 / 50, keptFull = 1_000_000;",
            a -> a.is("keptTruncated", 20_000),
            "That is near the number of windows. Only one window is kept at a time.")
        .otherwise("One window at a time: streams * steps. Full: every state of the whole text.")
        .hints(
            "A window holds 50 steps of each of 16 streams.",
            "Full BPTT keeps a state for every character.")
        .solution("int keptTruncated = 16 * 50, keptFull = 1_000_000;")
        .build();
  }
}
