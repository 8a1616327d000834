package org.unroll.display;

import java.util.stream.IntStream;
import org.unroll.display.chart.LineChart;
import org.unroll.display.svg.Numbers;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.baseline.Forecasts;

/** The picture of a forecast beside what happened and a baseline. */
final class ForecastView {
  private ForecastView() {}

  static Picture of(int first, double[] truth, double[] forecast, double[] baseline) {
    double own = Forecasts.rmse(forecast, truth);
    double held = Forecasts.rmse(baseline, truth);
    String title =
        "Forecast, RMSE " + Numbers.brief(own) + "; baseline, RMSE " + Numbers.brief(held);
    double[] places = IntStream.range(first, first + truth.length).asDoubleStream().toArray();
    return LineChart.of(title, "step t", "value")
        .truth("what happened", places, truth)
        .baseline("baseline", places, baseline)
        .curve("forecast", places, forecast)
        .picture();
  }
}
