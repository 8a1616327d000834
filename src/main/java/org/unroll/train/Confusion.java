package org.unroll.train;

import static org.unroll.matrix.Checks.require;

import java.util.HashMap;
import java.util.Map;

/** A confusion matrix: how often class r, the truth, was taken for class c, the prediction. */
public final class Confusion {
  private final int classes;
  private final Map<Long, Integer> counts = new HashMap<>();
  private long total;
  private long right;

  /** None counted yet, of {@code classes} classes. */
  public Confusion(int classes) {
    require(classes >= 1, "Confusion: there are %d classes. Give at least 1.", classes);
    this.classes = classes;
  }

  /** Counts one more. */
  public void add(int truth, int prediction) {
    add(truth, prediction, 1);
  }

  private void add(int truth, int prediction, int times) {
    counts.merge(key(truth, prediction), times, Integer::sum);
    total += times;
    right += truth == prediction ? times : 0;
  }

  private long key(int truth, int prediction) {
    require(
        truth >= 0 && truth < classes && prediction >= 0 && prediction < classes,
        "Confusion: class %d taken for %d, but there are %d classes.",
        truth,
        prediction,
        classes);
    return (long) truth * classes + prediction;
  }

  /** K, the number of classes. */
  public int classes() {
    return classes;
  }

  /** How many were counted. */
  public long total() {
    return total;
  }

  /** How often {@code truth} was taken for {@code prediction}. */
  public int count(int truth, int prediction) {
    return counts.getOrDefault(key(truth, prediction), 0);
  }

  /** The share of all that were taken for what they are; NaN if there are none. */
  public double accuracy() {
    return (double) right / total;
  }

  /** The share of {@code truth} that was taken for it; NaN if it did not occur. */
  public double recall(int truth) {
    long all = 0;
    for (int c = 0; c < classes; c++) {
      all += count(truth, c);
    }
    return (double) count(truth, truth) / all;
  }

  /** The share of what was taken for {@code prediction} that is it; NaN if nothing was. */
  public double precision(int prediction) {
    long all = 0;
    for (int r = 0; r < classes; r++) {
      all += count(r, prediction);
    }
    return (double) count(prediction, prediction) / all;
  }

  /** How often {@code truth} occurred. */
  public long occurrences(int truth) {
    long all = 0;
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      all += entry.getKey() / classes == truth ? entry.getValue() : 0;
    }
    return all;
  }

  /** The same with fewer classes: k is counted as class {@code as[k]}. */
  public Confusion merged(int[] as, int fewer) {
    require(as.length == classes, "Confusion: %d classes are named of %d.", as.length, classes);
    Confusion merged = new Confusion(fewer);
    counts.forEach((key, n) -> merged.add(as[(int) (key / classes)], as[(int) (key % classes)], n));
    return merged;
  }

  /** All counts [K x K], a row for each truth. */
  public int[][] toArray() {
    int[][] rows = new int[classes][classes];
    counts.forEach((key, n) -> rows[(int) (key / classes)][(int) (key % classes)] = n);
    return rows;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "Confusion matrix of %d classes: %,d of %,d right",
        classes,
        right,
        total);
  }
}
