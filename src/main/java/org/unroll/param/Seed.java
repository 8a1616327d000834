package org.unroll.param;

import java.util.SplittableRandom;

/**
 * Where random numbers come from: a value from which independent streams are derived by purpose and
 * counters. Nothing is kept between uses, so that whoever knows the seed and the counters can go on
 * exactly.
 */
public record Seed(long value) {
  /**
   * For weights that are set afterwards: no initializer is run, and they begin as zeros. This
   * object is meant, not its value.
   */
  public static final Seed NONE = new Seed(0);

  /** The seed of a purpose, such as "shuffle". */
  public Seed of(String purpose) {
    if (this == NONE) {
      return NONE;
    }
    long mixed = value;
    for (int k = 0; k < purpose.length(); k++) {
      mixed = mix(mixed + purpose.charAt(k));
    }
    return new Seed(mixed);
  }

  /** The seed of a counter, such as an epoch. */
  public Seed of(long counter) {
    return new Seed(mix(mix(value) + counter));
  }

  /** A new stream of random numbers; two streams of one seed give the same numbers. */
  public SplittableRandom stream() {
    return new SplittableRandom(value);
  }

  /** The finaliser of MurmurHash3 for 64 bits. */
  private static long mix(long z) {
    long a = (z + 0x9E3779B97F4A7C15L) * 0xFF51AFD7ED558CCDL;
    long b = (a ^ (a >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return b ^ (b >>> 33);
  }
}
