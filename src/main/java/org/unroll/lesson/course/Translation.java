package org.unroll.lesson.course;

import java.util.List;
import org.unroll.lesson.exercise.Exercise;
import org.unroll.lesson.exercise.Variable;
import org.unroll.network.EncoderDecoder;

/** The exercises of lesson 14. */
final class Translation {
  private Translation() {}

  static List<Exercise> exercises() {
    return List.of(teacher(), greedyOrBeam(), bridge());
  }

  private static Exercise teacher() {
    return Exercise.named("14.1", "What does the teacher say?")
        .asks(
            """
            Digits have the numbers 0 to 9, START is 10 and END is 11. The decoder is to learn to write *07*. Which numbers does it read,
            step by step, and which should it say?
            """)
        .fill(Variable.numbers("readNumbers"), Variable.numbers("saidNumbers"))
        .right(
            a -> a.areNear("readNumbers", 10, 0, 7) && a.areNear("saidNumbers", 0, 7, 11),
            "What it reads is what it should have said one step before, so all steps can be learned at once.")
        .mistake(
            "int[] readNumbers = {0, 7}, saidNumbers = {0, 7};",
            a -> a.areNear("readNumbers", 0, 7),
            "Then it would only have to repeat what it reads. It must say each digit before it has read it.")
        .mistake(
            "int[] readNumbers = {10, 0}, saidNumbers = {0, 7};",
            a -> a.areNear("readNumbers", 10, 0),
            "It never learns to stop: after the last digit it should say END.")
        .mistake(
            "int[] readNumbers = {0, 7, 11}, saidNumbers = {10, 0, 7};",
            a -> a.areNear("saidNumbers", 10, 0, 7),
            "You have exchanged them: START is read, to begin; END is said.")
        .otherwise(
            "Three steps: it reads START and says the first digit, reads that and says the second, and so on.")
        .hints("It first reads START.", "In the last step it reads 7 and should say END.")
        .solution("int[] readNumbers = {10, 0, 7}, saidNumbers = {0, 7, 11};")
        .build();
  }

  private static Exercise greedyOrBeam() {
    return Exercise.named("14.2", "Greedy or beam")
        .asks(
            """
            A decoder gives A the probability 0.6 and B 0.4. After A it gives C and D 0.5 each; after B it gives E 0.9 and F 0.1. Then it
            ends. How probable is the answer that greedy decoding finds, and the one that a beam of two finds?
            """)
        .fill(Variable.number("ofGreedy"), Variable.number("ofBeam"))
        .right(
            a -> a.isNear("ofGreedy", 0.3) && a.isNear("ofBeam", 0.36),
            "B E is likelier than all answers that begin with A. Greedy went past it at the first step.")
        .mistake(
            "double ofGreedy = 0.36, ofBeam = 0.36;",
            a -> a.isNear("ofGreedy", 0.36),
            "Greedy takes A, the likeliest first symbol, and cannot take that back.")
        .mistake(
            "double ofGreedy = 0.6 * 0.5, ofBeam = 0.6 * 0.5;",
            a -> a.isNear("ofBeam", 0.3),
            "The beam keeps B too, and looks at what comes after it.")
        .mistake(
            "double ofGreedy = 0.6 + 0.5, ofBeam = 0.4 + 0.9;",
            a -> a.isNear("ofGreedy", 1.1),
            "The probability of an answer is the product of its steps, not their sum.")
        .otherwise(
            "Multiply along each path: A C, A D, B E, B F. Which of them does each search reach?")
        .hints(
            "Greedy goes A and then C or D.",
            "The beam of two still has both A and B after the first step.")
        .solution("double ofGreedy = 0.6 * 0.5, ofBeam = Math.max(0.6 * 0.5, 0.4 * 0.9);")
        .build();
  }

  private static Exercise bridge() {
    return Exercise.named("14.3", "Join two networks")
        .asks(
            """
            Build an `EncoderDecoder` that reads symbols of `source` and writes symbols of `target`, with a GRU of 16 units on each side.
            """)
        .given(
            """
            Vocabulary source = Vocabulary.ofCharacters("abcdefg");
            Vocabulary target = Vocabulary.ofCharacters("xyz").withEnds();
            """)
        .fill(Variable.of("joined", EncoderDecoder.class))
        .right(
            a ->
                reads(a.get("joined", EncoderDecoder.class), 7, 5)
                    && has(a.get("joined", EncoderDecoder.class), "gru 16"),
            "The two have nothing in common but the state that one hands to the other, so its size must agree.")
        .mistake(
            """
            EncoderDecoder joined = new EncoderDecoder(Network.builder().oneHot(target).gru(16).build(),
                Network.builder().oneHot(source).gru(16).softmax(source.size()).build());
            """,
            a -> reads(a.get("joined", EncoderDecoder.class), 5, 7),
            "It reads target and writes source: the wrong way round.")
        .mistake(
            """
            EncoderDecoder joined = new EncoderDecoder(Network.builder().oneHot(source).lstm(16).build(),
                Network.builder().oneHot(target).lstm(16).softmax(target.size()).build());
            """,
            a -> has(a.get("joined", EncoderDecoder.class), "lstm 16"),
            "These are LSTMs. A GRU was asked for.")
        .mistake(
            """
            EncoderDecoder joined = new EncoderDecoder(Network.builder().oneHot(source).gru(16).build(),
                Network.builder().oneHot(target).gru(16).softmax(3).build());
            """,
            a -> a.get("joined", EncoderDecoder.class).outputSize() == 3,
            "The decoder must be able to say END too: give its head target.size() classes, START and END included.")
        .otherwise(
            "The encoder reads source and needs no head; the decoder reads target and has a softmax over target.")
        .hints(
            "Network.builder().oneHot(source).gru(16).build() is the encoder.",
            "The decoder: oneHot(target), gru(16), softmax(target.size()).")
        .solution(
            """
            EncoderDecoder joined = new EncoderDecoder(
                Network.builder().oneHot(source).gru(16).build(),
                Network.builder().oneHot(target).gru(16).softmax(target.size()).build());
            """)
        .build();
  }

  private static boolean reads(EncoderDecoder model, int source, int target) {
    return model.encoder().inputSize() == source && model.outputSize() == target;
  }

  private static boolean has(EncoderDecoder model, String layer) {
    return Layers.has(model.encoder(), layer) && Layers.has(model.decoder(), layer);
  }
}
