package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
    List<Example> order = new ArrayList<>(list);
    SplittableRandom random = seed.stream();
    for (int k = order.size() - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      Example swapped = order.get(k);
      order.set(k, order.get(other));
      order.set(other, swapped);
    }
    return new Examples(order);
  }

  @Override
  public Iterable<Batch> batches(int size, Seed shuffle) {
    return shuffled(shuffle).batches(size);
  }

  @Override
  public Iterable<Batch> batches(int size) {
    require(size >= 1, "The batch size is %d but must be at least 1.", size);
    require(
        size <= list.size(),
        "The batch size %d is larger than the data, which has %d sequences. Try batch=%d.",
        size,
        list.size(),
        list.size());
    List<List<Example>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(list.subList(from, Math.min(from + size, list.size())));
    }
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
