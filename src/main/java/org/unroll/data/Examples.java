package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.List;
import org.unroll.param.Seed;

/** A list of sequences with their targets. */
public record Examples(List<Example> list) implements Dataset {
  /** Copies the list. */
  public Examples {
    list = List.copyOf(list);
    require(!list.isEmpty(), "Examples: there are no sequences. Give at least one.");
  }

  /** How many there are. */
  public int size() {
    return list.size();
  }

  /** Those from {@code from} (inclusive) to {@code to} (exclusive). */
  public Examples slice(int from, int to) {
    return new Examples(list.subList(from, to));
  }

  /** The same in another order. */
  public Examples shuffled(Seed seed) {
    return new Examples(Order.shuffled(list, seed));
  }

  @Override
  public Iterable<Batch> batches(int size, Seed shuffle) {
    return shuffled(shuffle).batches(size);
  }

  @Override
  public Iterable<Batch> batches(int size) {
    List<List<Example>> parts = Order.parts(list, size);
    return () -> parts.stream().map(Batch::of).iterator();
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
