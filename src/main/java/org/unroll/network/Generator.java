package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.unroll.data.Vocabulary;
import org.unroll.matrix.Matrix;
import org.unroll.param.Seed;

/**
 * Writes text with a network that predicts the next symbol: draws a symbol from its prediction,
 * feeds it back, and so on.
 *
 * <p>With temperature 1 a symbol is drawn with its predicted probability p; else with
 * p^(1/temperature), made to add up to 1: below 1 the likely become likelier, and 0 always takes
 * the likeliest.
 */
public final class Generator {
  private final Network network;
  private final Vocabulary vocabulary;
  private double temperature = 1;
  private int top;
  private Seed seed = new Seed(42);

  /**
   * A generator for a network that reads and predicts the symbols of one vocabulary.
   *
   * @throws IllegalArgumentException if it does not
   */
  public Generator(Network network) {
    this.network = network;
    vocabulary =
        network
            .vocabulary()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "This network reads numbers, not symbols, so it cannot write text. Build it with"
                            + " onehot VOCABULARY."));
    require(
        network.outputSize() == vocabulary.size(),
        "This network predicts %d classes but its vocabulary has %d symbols, so it cannot write text.",
        network.outputSize(),
        vocabulary.size());
  }

  /** The temperature, 0 or more; 1 if not given. */
  public Generator temperature(double value) {
    require(
        value >= 0 && Double.isFinite(value),
        "The temperature is %s but must be 0 or more. Try 0.8.",
        value);
    temperature = value;
    return this;
  }

  /** Draws from the {@code count} likeliest symbols only; 0, from all. */
  public Generator top(int count) {
    require(count >= 0, "top is %d but must be 0 (all) or more.", count);
    top = count;
    return this;
  }

  /** The seed of the draws; 42 if not given. */
  public Generator seed(long value) {
    seed = new Seed(value);
    return this;
  }

  /**
   * Feeds {@code prompt} and writes {@code length} further symbols, telling {@code listener} of
   * each; stops early when the thread is interrupted.
   */
  public String generate(String prompt, int length, Consumer<String> listener) {
    require(length >= 1, "length is %d but must be at least 1.", length);
    int[] read = vocabulary.encode(prompt);
    Stepper stepper = network.stepper();
    SplittableRandom random = seed.of("generate").stream();
    Matrix prediction = null;
    for (int symbol : read) {
      prediction = stepper.step(symbol);
    }
    int[] written = new int[length];
    int k = 0;
    while (k < length && !Thread.currentThread().isInterrupted()) {
      written[k] = draw(prediction, random);
      listener.accept(vocabulary.symbol(written[k]));
      prediction = stepper.step(written[k++]);
    }
    return vocabulary.decode(Arrays.copyOf(written, k));
  }

  /** Feeds {@code prompt} and writes {@code length} further symbols. */
  public String generate(String prompt, int length) {
    return generate(prompt, length, symbol -> {});
  }

  private int draw(Matrix prediction, SplittableRandom random) {
    if (temperature == 0) {
      return prediction.argMax(0);
    }
    double least = leastOfTop(prediction);
    double[] weights = new double[prediction.columns()];
    double sum = 0;
    double most = prediction.get(0, prediction.argMax(0));
    for (int k = 0; k < weights.length; k++) {
      double p = prediction.get(0, k);
      weights[k] = p < least ? 0 : sharpened(p / most);
      sum += weights[k];
    }
    double point = random.nextDouble() * sum;
    int last = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        last = k;
        point -= weights[k];
        if (point < 0) {
          return k;
        }
      }
    }
    return last;
  }

  /** p^(1/temperature). */
  private double sharpened(double p) {
    return temperature == 1 ? p : Math.pow(p, 1 / temperature);
  }

  private double leastOfTop(Matrix prediction) {
    if (top == 0 || top >= prediction.columns()) {
      return 0;
    }
    double[] sorted = prediction.toArray()[0];
    Arrays.sort(sorted);
    return sorted[sorted.length - top];
  }
}
