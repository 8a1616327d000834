package org.unroll.layer;

import java.util.Optional;
import java.util.SplittableRandom;
import org.unroll.param.Seed;

/**
 * What a training run draws its random masks from: a seed of its own for each batch, so that
 * whoever knows the seed and the number of the batch draws the same. Predicting uses {@link #NONE}.
 */
public final class Noise {
  /** No masks: what is predicted depends on the input alone. */
  public static final Noise NONE = new Noise(null);

  private final Seed seed;

  private Noise(Seed seed) {
    this.seed = seed;
  }

  /** Masks from this seed. */
  public static Noise of(Seed seed) {
    return new Noise(seed);
  }

  /** The random numbers for the layer of that name, if there are to be masks. */
  Optional<SplittableRandom> stream(String layer) {
    return Optional.ofNullable(seed).map(s -> s.of(layer).stream());
  }
}
