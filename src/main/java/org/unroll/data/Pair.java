package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import org.unroll.matrix.OneHot;
import org.unroll.matrix.Rows;

/**
 * A sequence and what a decoder should write about it. While training, the decoder reads what it
 * should have written so far (teacher forcing): {@link Vocabulary#START}, then the symbols; its
 * targets are the symbols, then {@link Vocabulary#END}.
 *
 * @param source what the encoder reads [T x D]; a single row for one-to-many
 * @param answer what the decoder reads, with a target for each step
 */
public record Pair(Rows source, Example answer) {
  /** Checks that source is not empty and the answer has a target for each step. */
  public Pair {
    require(source.rows() >= 1, "Pair: the source has no steps. Leave the pair out.");
    require(
        answer.targets().rows() == answer.length(),
        "Pair: the answer has %d targets for %d steps. Give one for each.",
        answer.targets().rows(),
        answer.length());
  }

  /**
   * A pair whose answer is a text, which may be empty.
   *
   * @param vocabulary of the answer, with both ends
   */
  public static Pair of(Rows source, String answer, Vocabulary vocabulary) {
    return of(source, answer.isEmpty() ? new int[0] : vocabulary.encode(answer), vocabulary);
  }

  /**
   * A pair whose answer is given by the numbers of its symbols, without the ends.
   *
   * @param vocabulary of the answer, with both ends
   */
  public static Pair of(Rows source, int[] symbols, Vocabulary vocabulary) {
    int[] read = new int[symbols.length + 1];
    int[] write = new int[symbols.length + 1];
    read[0] = vocabulary.id(Vocabulary.START);
    System.arraycopy(symbols, 0, read, 1, symbols.length);
    System.arraycopy(symbols, 0, write, 0, symbols.length);
    write[symbols.length] = vocabulary.id(Vocabulary.END);
    return new Pair(
        source, new Example(OneHot.of(read, vocabulary.size()), new Targets.Classes(write)));
  }

  /** A pair of texts. */
  public static Pair of(String source, Vocabulary read, String answer, Vocabulary written) {
    return of(OneHot.of(read.encode(source), read.size()), answer, written);
  }
}
