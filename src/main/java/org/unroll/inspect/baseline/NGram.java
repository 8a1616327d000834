package org.unroll.inspect.baseline;

import static org.unroll.matrix.Checks.require;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.unroll.data.Corpus;

/**
 * Predicts the next symbol from the n - 1 before it by counting. A context that was seen seldom
 * hands part of its say to the next shorter one: P(s | c) = (count(c s) + d(c) P(s | shorter c)) /
 * (count(c) + d(c)), where d(c) is how many different symbols followed c (Witten and Bell, 1991);
 * with no context left, all symbols are alike.
 */
public final class NGram {
  /** Which symbols followed a context, and how often. */
  private static final class Followers {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int total;

    void add(int symbol) {
      counts.merge(symbol, 1, Integer::sum);
      total++;
    }
  }

  /** Some symbols of a text, from the left. */
  private record Context(int[] symbols) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Context c && Arrays.equals(symbols, c.symbols);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(symbols);
    }
  }

  private final int order;
  private final int symbols;
  private final Map<Context, Followers> seen = new HashMap<>();

  private NGram(int order, int symbols) {
    this.order = order;
    this.symbols = symbols;
  }

  /**
   * Counts a text.
   *
   * @param order n, at least 1
   */
  public static NGram of(Corpus text, int order) {
    require(order >= 1, "NGram: the order is %d but must be at least 1.", order);
    NGram model = new NGram(order, text.vocabulary().size());
    int[] ids = text.ids();
    for (int t = 0; t < ids.length; t++) {
      for (int length = 0; length < Math.min(order, t + 1); length++) {
        model.seen.computeIfAbsent(before(ids, t, length), c -> new Followers()).add(ids[t]);
      }
    }
    return model;
  }

  private static Context before(int[] ids, int t, int length) {
    return new Context(Arrays.copyOfRange(ids, t - length, t));
  }

  /** The probability of {@code ids[t]} after the symbols before it. */
  public double probability(int[] ids, int t) {
    double p = 1.0 / symbols;
    for (int length = 0; length < Math.min(order, t + 1); length++) {
      Followers followers = seen.get(before(ids, t, length));
      if (followers == null) {
        break;
      }
      int different = followers.counts.size();
      p =
          (followers.counts.getOrDefault(ids[t], 0) + different * p)
              / (followers.total + different);
    }
    return p;
  }

  /** Bits a symbol on another text of the same vocabulary: the mean of -log2 P. */
  public double bits(Corpus text) {
    int[] ids = text.ids();
    double sum = 0;
    for (int t = 0; t < ids.length; t++) {
      sum -= Math.log(probability(ids, t));
    }
    return sum / ids.length / Math.log(2);
  }
}
