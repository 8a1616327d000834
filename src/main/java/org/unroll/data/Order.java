package org.unroll.data;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.unroll.param.Seed;

/** Lists in another order and cut into parts. */
final class Order {
  private Order() {}

  static <T> List<T> shuffled(List<T> list, Seed seed) {
    List<T> order = new ArrayList<>(list);
    SplittableRandom random = seed.stream();
    for (int k = order.size() - 1; k > 0; k--) {
      Collections.swap(order, k, random.nextInt(k + 1));
    }
    return order;
  }

  /** Parts of {@code size}, the last one of what is left. */
  static <T> List<List<T>> parts(List<T> list, int size) {
    require(size >= 1, "The batch size is %d but must be at least 1.", size);
    require(
        size <= list.size(),
        "The batch size %d is larger than the data, which has %d sequences. Try batch=%d.",
        size,
        list.size(),
        list.size());
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(list.subList(from, Math.min(from + size, list.size())));
    }
    return parts;
  }
}
