package org.unroll.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.display.chart.ConfusionMatrix;
import org.unroll.display.svg.Picture;
import org.unroll.train.Confusion;

/**
 * The picture of a confusion matrix: all classes that occurred, and of more than {@value
 * #MOST_CLASSES} the most frequent, with the rest taken together.
 */
final class ConfusionView {
  private static final int MOST_CLASSES = 20;
  private static final String OTHERS = "others";

  private ConfusionView() {}

  static Picture of(Confusion confusion, List<String> labels) {
    if (labels.size() != confusion.classes()) {
      throw new IllegalArgumentException(
          "There are " + labels.size() + " labels for " + confusion.classes() + " classes.");
    }
    if (confusion.classes() <= MOST_CLASSES) {
      return picture(confusion, labels, confusion.accuracy());
    }
    long[] occurrences =
        IntStream.range(0, confusion.classes()).mapToLong(confusion::occurrences).toArray();
    int[] kept =
        IntStream.range(0, occurrences.length)
            .boxed()
            .sorted((a, b) -> Long.compare(occurrences[b], occurrences[a]))
            .limit(MOST_CLASSES - 1)
            .mapToInt(k -> k)
            .sorted()
            .toArray();
    int[] as = new int[confusion.classes()];
    Arrays.fill(as, kept.length);
    IntStream.range(0, kept.length).forEach(k -> as[kept[k]] = k);
    List<String> names = new ArrayList<>(IntStream.of(kept).mapToObj(labels::get).toList());
    names.add(OTHERS);
    return picture(confusion.merged(as, names.size()), names, confusion.accuracy());
  }

  private static Picture picture(Confusion confusion, List<String> labels, double accuracy) {
    long[][] counts =
        Arrays.stream(confusion.toArray())
            .map(row -> IntStream.of(row).asLongStream().toArray())
            .toArray(long[][]::new);
    return new ConfusionMatrix(labels, counts).picture(accuracy);
  }
}
