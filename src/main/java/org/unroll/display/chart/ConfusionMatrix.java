package org.unroll.display.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;

/**
 * How often each class was taken for which.
 *
 * @param labels the K classes
 * @param counts [K x K]: row = true class, column = predicted class
 */
public record ConfusionMatrix(List<String> labels, long[][] counts) {
  /** Checks that the counts are square and fit the labels. */
  public ConfusionMatrix {
    int size = labels.size();
    if (size == 0
        || counts.length != size
        || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: "
              + size
              + " labels need "
              + size
              + " x "
              + size
              + " counts, at least one.");
    }
    labels = List.copyOf(labels);
  }

  /** The share of all examples on the diagonal; NaN if there are none. */
  public double accuracy() {
    long right = IntStream.range(0, counts.length).mapToLong(k -> counts[k][k]).sum();
    return (double) right / total();
  }

  /**
   * Draws the matrix: each row coloured by its shares, so that a rare class is as visible as a
   * common one.
   */
  public Picture picture() {
    return picture(accuracy());
  }

  /** As {@link #picture()}, where some classes were taken together and the accuracy is not lost. */
  public Picture picture(double accuracy) {
    double[][] shares = Arrays.stream(counts).map(ConfusionMatrix::shares).toArray(double[][]::new);
    String title =
        total() == 0
            ? "Confusion matrix: no examples"
            : "Confusion matrix: "
                + Numbers.percent(accuracy)
                + " of "
                + Numbers.count(total())
                + " right";
    return HeatMap.of(title, shares)
        .rows("true class", labels)
        .columns("predicted class, share of the row", labels)
        .colors(ColorMap.sequential(0, 1))
        .numbers(share -> share == 0 ? "" : Numbers.fixed(share, 2))
        .picture(words(title));
  }

  private String words(String title) {
    List<String> lines = new ArrayList<>(List.of(title));
    for (int k = 0; k < counts.length && k < 20; k++) {
      lines.add(labels.get(k) + ": " + counts[k][k] + " of " + Arrays.stream(counts[k]).sum());
    }
    return String.join("\n", lines);
  }

  private long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  private static double[] shares(long[] row) {
    double sum = Math.max(1, Arrays.stream(row).sum());
    return Arrays.stream(row).mapToDouble(count -> count / sum).toArray();
  }
}
