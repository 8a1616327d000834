package org.unroll.inspect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.unroll.data.Batch;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

/**
 * Whether BPTT and central differences, (L(w + e) - L(w - e)) / 2e, give a network the same
 * gradients: for each weight the worst difference, relative to the largest derivative of that
 * weight. Done in float64 on a copy, so that the network stays as it is; L is the mean loss.
 *
 * @param rows a row for each weight
 * @param loss L
 */
public record GradientCheck(List<Row> rows, double loss) {
  /** What a right gradient stays below. */
  public static final double BOUND = 1e-6;

  /** Of a larger weight this many numbers are tried, evenly spread. */
  private static final int NUMBERS = 200;

  /** The worst relative error of a weight over the numbers that were tried. */
  public record Row(String parameter, double error, int tried, int numbers) {}

  /** Copies the list. */
  public GradientCheck {
    rows = List.copyOf(rows);
  }

  /**
   * Checks {@code network} on a batch.
   *
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public static GradientCheck of(Network network, Batch batch) {
    Batch own = batch.to(Precision.FLOAT64);
    Bptt bptt = Bptt.of(network.to(Precision.FLOAT64), own);
    return new Trial(own, bptt).check();
  }

  /** The worst relative error of all weights. */
  public double worst() {
    return rows.stream().mapToDouble(Row::error).reduce(0, GradientCheck::worse);
  }

  private static double worse(double a, double b) {
    return Double.isNaN(a) || a > b ? a : b;
  }

  /** Whether the worst relative error is below {@link #BOUND}. */
  public boolean holds() {
    return worst() < BOUND;
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(
            r ->
                String.format(
                    Locale.ROOT,
                    "%-24s %.1e%s",
                    r.parameter(),
                    r.error(),
                    r.tried() < r.numbers()
                        ? " (" + r.tried() + " of " + r.numbers() + " numbers)"
                        : ""))
        .collect(
            Collectors.joining(
                "\n", "worst relative error by weight\n", holds() ? "" : "\nThey do not agree."));
  }

  private record Trial(Batch batch, Bptt bptt) {
    GradientCheck check() {
      return new GradientCheck(
          bptt.gradients().names().stream().map(this::row).toList(), bptt.loss());
    }

    private double loss() {
      bptt.run().forward(batch.x());
      return bptt.run().loss(batch.targets(), 1) / batch.targets().rows();
    }

    private Row row(String name) {
      Matrix w = bptt.run().network().parameters().get(name);
      Matrix gradient = bptt.gradients().get(name);
      int numbers = w.rows() * w.columns();
      int tried = Math.min(numbers, NUMBERS);
      double worst = 0;
      for (int k = 0; k < tried; k++) {
        int index = (int) ((long) k * numbers / tried);
        double difference =
            CentralDifferences.of(w, index, this::loss)
                - gradient.get(index / w.columns(), index % w.columns());
        worst = worse(Math.abs(difference), worst);
      }
      double largest = gradient.maxDifference(gradient.copy().fill(0));
      double error = CentralDifferences.relative(worst, largest, bptt.loss());
      return new Row(name, error, tried, numbers);
    }
  }
}
