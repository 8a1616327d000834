package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;

/**
 * Sequences that are run together, packed longest first: x [N x D]; targets of the rows of {@code
 * targetPacking}, which is the packing itself where every step has a target, or its last steps
 * where every sequence has one.
 *
 * @param source what an encoder reads first, if there is one
 */
public record Batch(
    Packing packing, Rows x, Packing targetPacking, Targets targets, Optional<Source> source) {

  /** A batch without a source: all but those of an encoder-decoder. */
  public Batch(Packing packing, Rows x, Packing targetPacking, Targets targets) {
    this(packing, x, targetPacking, targets, Optional.empty());
  }

  /** A batch with a target for every step. */
  public static Batch ofSteps(Packing packing, Rows x, Targets targets) {
    return new Batch(packing, x, packing, targets);
  }

  /**
   * Packs examples, longest first, those of one length in the order given.
   *
   * @throws IllegalArgumentException if there are none, or some have a target for each step and
   *     others one for all
   */
  public static Batch of(List<Example> examples) {
    require(!examples.isEmpty(), "Batch: there are no sequences. Give at least one.");
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(Example::length).reversed());
    return Packer.pack(sorted);
  }

  /** Whether every step has a target. */
  public boolean everyStep() {
    return targetPacking.equals(packing);
  }

  /** The same in that precision. */
  public Batch to(Precision precision) {
    Rows inputs = x instanceof Matrix m && m.precision() != precision ? m.to(precision) : x;
    return new Batch(
        packing, inputs, targetPacking, targets.to(precision), source.map(s -> s.to(precision)));
  }

  /**
   * The steps {@code from} (inclusive) to {@code to} (exclusive) of all sequences; needs a target
   * at every step.
   */
  public Batch window(int from, int to) {
    int end = Math.min(to, packing.steps());
    if (from == 0 && end == packing.steps()) {
      return this;
    }
    int first = packing.offset(from);
    int last = packing.offset(end);
    return ofSteps(packing.window(from, end), x.rows(first, last), targets.rows(first, last));
  }

  /**
   * The sequences dealt out to {@code hands} batches in turn, so that long and short ones spread
   * evenly.
   */
  public List<Batch> deal(int hands) {
    if (hands == 1) {
      return List.of(this);
    }
    return IntStream.range(0, hands).mapToObj(hand -> hand(hand, hands)).toList();
  }

  private Batch hand(int hand, int hands) {
    int[] sequences =
        IntStream.range(0, packing.sequences()).filter(b -> b % hands == hand).toArray();
    int[] rows = Packings.rowsOf(sequences, packing);
    int[] targetRows = everyStep() ? rows : Packings.rowsOf(sequences, targetPacking);
    return new Batch(
        Packings.select(sequences, packing),
        x.pick(rows),
        Packings.select(sequences, targetPacking),
        targets.pick(targetRows),
        source.map(s -> s.select(sequences)));
  }
}
