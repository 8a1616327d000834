package example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.data.Example;
import org.unroll.data.Examples;
import org.unroll.data.Targets;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;
import org.unroll.network.Predictor;
import org.unroll.train.Adam;
import org.unroll.train.Trainer;

/** Forecasts the next value of a season: trained once, kept in a file, served from it. */
public final class SeasonForecast {
  private static final int WINDOW = 24;

  private SeasonForecast() {}

  /** Trains, saves to the file that the argument names, opens it again and forecasts one value. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    train(20).save(file);
    Predictor predictor = new Predictor(Network.open(file));
    System.out.printf("after %d steps: %.3f%n", WINDOW, forecast(predictor, window(1000)));
    System.out.printf("in truth:       %.3f%n", value(1000 + WINDOW));
  }

  static Network train(int epochs) {
    Network network =
        Network.builder().input(1).gru(12).last().dense(1, Activation.IDENTITY).seed(3).build();
    List<Example> examples = new ArrayList<>();
    for (int start = 0; start < 200; start++) {
      Matrix next = Matrix.of(Precision.FLOAT32, new double[] {value(start + WINDOW)});
      examples.add(new Example(window(start), new Targets.Values(next)));
    }
    new Trainer(network)
        .optimizer(new Adam(0.01))
        .batch(20)
        .epochs(epochs)
        .train(new Examples(examples));
    return network;
  }

  static double forecast(Predictor predictor, Matrix window) {
    return predictor.predict(window).get(0, 0);
  }

  static Matrix window(int start) {
    Matrix window = Matrix.zeros(Precision.FLOAT32, WINDOW, 1);
    for (int t = 0; t < WINDOW; t++) {
      window.set(t, 0, value(start + t));
    }
    return window;
  }

  static double value(int t) {
    return 0.6 * Math.sin(t / 3.0) + 0.3 * Math.cos(t / 7.0);
  }
}
