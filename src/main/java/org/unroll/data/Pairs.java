package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.param.Seed;

/** A list of sequences with what should be written about each. */
public record Pairs(List<Pair> list) implements Dataset {
  /** Copies the list. */
  public Pairs {
    list = List.copyOf(list);
    require(!list.isEmpty(), "Pairs: there are none. Give at least one.");
  }

  /** How many there are. */
  public int size() {
    return list.size();
  }

  /** Those from {@code from} (inclusive) to {@code to} (exclusive). */
  public Pairs slice(int from, int to) {
    return new Pairs(list.subList(from, to));
  }

  @Override
  public Iterable<Batch> batches(int size, Seed shuffle) {
    return new Pairs(Order.shuffled(list, shuffle)).batches(size);
  }

  @Override
  public Iterable<Batch> batches(int size) {
    List<List<Pair>> parts = Order.parts(list, size);
    return () -> parts.stream().map(Packer::packPairs).iterator();
  }

  @Override
  public int defaultBatch() {
    return Math.min(32, list.size());
  }

  @Override
  public int defaultWindow() {
    return 0;
  }
}
