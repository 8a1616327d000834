package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;

/** The exercises of lesson 17. */
final class Speech {
  private Speech() {}

  static List<Exercise> exercises() {
    return List.of(frames(), orderedParts(), bySpeaker());
  }

  private static Exercise frames() {
    return Exercise.named("17.1", "How many frames?")
        .asks(
            """
            A word lasts 0.6 seconds. Frames of 25 ms begin every 12.5 ms, and only whole ones count. How many are there?
            """)
        .fill(Variable.whole("frameCount"))
        .right(
            a -> a.is("frameCount", 47),
            "The next word will have another number of them. The network does not mind.")
        .mistake(
            "int frameCount = 48;",
            a -> a.is("frameCount", 48),
            "600 / 12.5 beginnings; but the last of them has no whole frame left.")
        .mistake(
            "int frameCount = 24;",
            a -> a.is("frameCount", 24),
            "Frames overlap: a new one begins every 12.5 ms, before the last has ended.")
        .mistake(
            "int frameCount = 46;",
            a -> a.is("frameCount", 46),
            "One too few: the first frame, at 0 ms, counts too.")
        .otherwise("The first begins at 0 ms, the last at 575 ms.")
        .hints(
            "The last frame that fits begins at 600 - 25 = 575 ms.",
            "575 / 12.5 steps of 12.5 ms lie between the first and the last.")
        .solution("int frameCount = (int) ((600 - 25) / 12.5) + 1;")
        .build();
  }

  private static Exercise orderedParts() {
    return Exercise.named("17.2", "Order, kept coarsely")
        .asks(
            """
            One coefficient over six frames is 1, 3, 5, 7, 9, 11. Give the means of two equal parts, in order. (For a thought: which
            are they for the same word backwards, and what is the average over all of it?)
            """)
        .fill(Variable.numbers("twoMeans"))
        .right(
            a -> a.areNear("twoMeans", 3, 9),
            "Backwards they are 9 and 3, while the average is 6 both ways: it cannot tell the two words apart.")
        .mistake(
            "double[] twoMeans = {6, 6};",
            a -> a.areNear("twoMeans", 6, 6) || a.areNear("twoMeans", 6),
            "That is the average over all frames, which has no order. Cut the word in the middle first.")
        .mistake(
            "double[] twoMeans = {5, 7};",
            a -> a.areNear("twoMeans", 5, 7),
            "You took every second frame. The parts are the first three and the last three.")
        .mistake(
            "double[] twoMeans = {9, 3};",
            a -> a.areNear("twoMeans", 9, 3),
            "That is the word backwards. The first part comes first.")
        .mistake(
            "double[] twoMeans = {9, 27};",
            a -> a.areNear("twoMeans", 9, 27),
            "These are sums. Divide by the three frames of a part, or slow speakers have larger numbers.")
        .otherwise("The first part is 1, 3, 5; the second 7, 9, 11.")
        .hints("Each part has three frames.", "The mean of 1, 3, 5 is 3.")
        .solution("double[] twoMeans = {(1 + 3 + 5) / 3.0, (7 + 9 + 11) / 3.0};")
        .build();
  }

  private static Exercise bySpeaker() {
    return Exercise.named("17.3", "Who may be heard twice?")
        .asks(
            """
            Six recordings, numbered from 0, are by ann, bob, ann, cid, bob, cid. A third of the **speakers**, the last by name, is kept
            for judging. Which recordings are learned from, and which are judged by?
            """)
        .fill(Variable.numbers("toLearn"), Variable.numbers("toJudge"))
        .right(
            a -> a.areNear("toLearn", 0, 1, 2, 4) && a.areNear("toJudge", 3, 5),
            "Now the judged voice is new. Otherwise the network could win by knowing voices.")
        .mistake(
            "int[] toLearn = {0, 1, 2, 3}, toJudge = {4, 5};",
            a -> a.areNear("toJudge", 4, 5),
            "The last third of the recordings: bob and cid are then on both sides.")
        .mistake(
            "int[] toLearn = {0, 1, 3}, toJudge = {2, 4, 5};",
            a -> a.areNear("toJudge", 2, 4, 5),
            "One recording of everybody on each side: no voice is new to the network.")
        .mistake(
            "int[] toLearn = {3, 5}, toJudge = {0, 1, 2, 4};",
            a -> a.areNear("toJudge", 0, 1, 2, 4),
            "These are exchanged: one speaker of three is judged by, the others are learned from.")
        .otherwise(
            "Everything by cid is for judging, everything else for learning, in the order of their numbers.")
        .hints("The last name is cid.", "cid spoke 3 and 5.")
        .solution("int[] toLearn = {0, 1, 2, 4}, toJudge = {3, 5};")
        .build();
  }
}
