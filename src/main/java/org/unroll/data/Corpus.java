package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.param.Seed;

/**
 * A text to be learned symbol by symbol: each symbol is an input, the next one its target. A batch
 * of B cuts the text into B streams of equal length that are read side by side, so that a state can
 * be carried along each of them.
 */
public final class Corpus implements Dataset {
  private final Vocabulary vocabulary;
  private final int[] ids;

  private Corpus(Vocabulary vocabulary, int[] ids) {
    require(ids.length >= 2, "Corpus: the text has %d symbols. Give it at least two.", ids.length);
    this.vocabulary = vocabulary;
    this.ids = ids;
  }

  /** A text and the vocabulary of its own characters. */
  public static Corpus of(String text) {
    require(!text.isEmpty(), "Corpus: the text is empty. Give it at least two characters.");
    return of(text, Vocabulary.ofCharacters(text));
  }

  /** A text read by {@code vocabulary}. */
  public static Corpus of(String text, Vocabulary vocabulary) {
    return new Corpus(vocabulary, vocabulary.encode(text));
  }

  /** Its vocabulary. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** How many symbols it has. */
  public int length() {
    return ids.length;
  }

  /** The symbols {@code from} (inclusive) to {@code to} (exclusive). */
  public Corpus slice(int from, int to) {
    require(
        from >= 0 && from < to && to <= ids.length,
        "Corpus.slice: %d..%d is outside 0..%d.",
        from,
        to,
        ids.length);
    return new Corpus(vocabulary, java.util.Arrays.copyOfRange(ids, from, to));
  }

  /** The first {@code share} of the text, to be trained on; {@link #tail} is the rest. */
  public Corpus head(double share) {
    return slice(0, cut(share));
  }

  /** What {@link #head} of the same share leaves. */
  public Corpus tail(double share) {
    return slice(cut(share), ids.length);
  }

  private int cut(double share) {
    require(share > 0 && share < 1, "Corpus: the share is %s but must lie between 0 and 1.", share);
    return (int) Math.round(share * ids.length);
  }

  /** The text. */
  public String text() {
    return vocabulary.decode(ids);
  }

  /** The numbers of its symbols, copied. */
  public int[] ids() {
    return ids.clone();
  }

  @Override
  public Iterable<Batch> batches(int size, Seed shuffle) {
    return batches(size);
  }

  @Override
  public Iterable<Batch> batches(int size) {
    return List.of(streams(size));
  }

  @Override
  public int defaultBatch() {
    return Math.max(1, Math.min(32, ids.length / 128));
  }

  @Override
  public int defaultWindow() {
    return 64;
  }

  private int stepsOf(int streams) {
    require(streams >= 1, "The batch size is %d but must be at least 1.", streams);
    int steps = (ids.length - 1) / streams;
    require(
        steps >= 1,
        "The batch size %d is larger than the data: a text of %d symbols has no %d streams. Try batch=%d.",
        streams,
        ids.length,
        streams,
        Math.max(1, ids.length / 8));
    return steps;
  }

  private Batch streams(int count) {
    int steps = stepsOf(count);
    int[] inputs = new int[Math.multiplyExact(steps, count)];
    int[] targets = new int[inputs.length];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < count; b++) {
        inputs[t * count + b] = ids[b * steps + t];
        targets[t * count + b] = ids[b * steps + t + 1];
      }
    }
    return Batch.ofSteps(
        Packing.even(count, steps),
        OneHot.of(inputs, vocabulary.size()),
        new Targets.Classes(targets));
  }

  @Override
  public String toString() {
    return "Corpus of " + ids.length + " symbols, " + vocabulary;
  }
}
