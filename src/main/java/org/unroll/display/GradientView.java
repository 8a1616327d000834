package org.unroll.display;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.unroll.display.chart.BarChart;
import org.unroll.display.chart.HeatMap;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.Contributions;
import org.unroll.inspect.GradientFlow;
import org.unroll.inspect.Jacobian;
import org.unroll.inspect.LossToState;
import org.unroll.inspect.Saliency;

/** Pictures of what backpropagation through time does. */
final class GradientView {
  /** Of a logarithmic colour map, so many decades are shown. */
  private static final double DECADES = 8;

  private GradientView() {}

  static Picture of(GradientFlow flow) {
    return BarChart.of(
            "Gradient norm by step", "step t", "norm of dL/dh at step t, log scale", flow.norms())
        .onLogScale()
        .picture();
  }

  static Picture of(Contributions contributions, String weight) {
    double[] norms = contributions.norms(weight);
    double largest = DoubleStream.of(norms).max().orElse(0);
    boolean wide = DoubleStream.of(norms).anyMatch(norm -> norm > 0 && norm < largest / 100);
    BarChart chart =
        BarChart.of(
            "What each step gives to the gradient of " + weight,
            "step t",
            "norm of the step's own part of dL/dW" + (wide ? ", log scale" : ""),
            norms);
    return (wide ? chart.onLogScale() : chart).picture();
  }

  static Picture of(Contributions contributions) {
    List<String> weights = contributions.at(0).names();
    double[][] norms = weights.stream().map(contributions::norms).toArray(double[][]::new);
    return HeatMap.of("Norm of what each step gives to the gradient of each weight", norms)
        .rows("weight", weights)
        .columns("step t", steps(norms[0].length))
        .colors(
            ColorMap.sequential(
                0,
                Math.max(
                    1e-300, Arrays.stream(norms).flatMapToDouble(Arrays::stream).max().orElse(1))))
        .picture();
  }

  static Picture of(Saliency saliency) {
    return BarChart.of(
            "How much the loss depends on the input of each step",
            "step t",
            "norm of dL/dx at step t",
            saliency.norms(0))
        .picture();
  }

  static Picture of(Jacobian jacobian) {
    return HeatMap.of(
            "Jacobian, largest singular value " + Numbers.brief(jacobian.norm()),
            jacobian.toArray())
        .rows("unit of the later state")
        .columns("unit of the earlier state")
        .picture();
  }

  /** Colours by the logarithm; a loss that does not depend on a state is white. */
  static Picture of(LossToState lossToState) {
    double[][] logs =
        Arrays.stream(lossToState.toArray())
            .map(row -> DoubleStream.of(row).map(Math::log10).toArray())
            .toArray(double[][]::new);
    double high = Arrays.stream(logs).flatMapToDouble(Arrays::stream).max().orElse(0);
    double low =
        Arrays.stream(logs)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .min()
            .orElse(-1);
    ColorMap colors =
        Double.isFinite(high)
            ? ColorMap.sequential(Math.max(low, high - DECADES) - 0.5, high)
            : ColorMap.sequential(-1, 0);
    return HeatMap.of("Norm of d(loss at s) / d(h at t)", logs)
        .rows("loss at step s", steps(logs.length))
        .columns("state at step t", steps(logs[0].length))
        .numbers(log -> Numbers.brief(Math.pow(10, log)))
        .colors(colors)
        .picture();
  }

  private static List<String> steps(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }
}
