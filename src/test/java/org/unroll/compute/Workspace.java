package org.unroll.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Blocks of random numbers inside larger arrays, the same for the same seed. */
final class Workspace<A> {

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1e-30,
    -1e-30,
    1e-42,
    30,
    -30,
    700,
    -700,
    1e30,
    -1e30,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private final Numbers<A> numbers;
  private final Random random;
  private final boolean special;
  private final List<Block<A>> blocks = new ArrayList<>();

  Workspace(Numbers<A> numbers, long seed, boolean special) {
    this.numbers = numbers;
    this.random = new Random(seed);
    this.special = special;
  }

  /**
   * A block at a random offset with a random stride, one in eight of its numbers special if asked
   * for.
   */
  Block<A> block(int rows, int columns) {
    int offset = random.nextInt(9);
    int stride = columns + random.nextInt(7);
    A array = numbers.allocate(offset + rows * stride + random.nextInt(9));
    for (int i = 0; i < numbers.length(array); i++) {
      boolean odd = special && random.nextInt(8) == 0;
      numbers.set(
          array, i, odd ? SPECIAL[random.nextInt(SPECIAL.length)] : 2 * random.nextGaussian());
    }
    Block<A> block = new Block<>(array, offset, rows, columns, stride);
    blocks.add(block);
    return block;
  }

  /** Whole numbers below {@code bound}. */
  int[] ids(int count, int bound) {
    return random.ints(count, 0, bound).toArray();
  }

  List<Block<A>> blocks() {
    return blocks;
  }

  /** A copy of the array of a block, as float64. */
  double[] before(Block<A> block) {
    double[] copy = new double[numbers.length(block.array())];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = numbers.get(block.array(), i);
    }
    return copy;
  }
}
