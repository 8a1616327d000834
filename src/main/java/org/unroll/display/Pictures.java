package org.unroll.display;

import java.util.List;
import java.util.stream.IntStream;
import org.unroll.cell.Cell;
import org.unroll.cell.State;
import org.unroll.cell.Step;
import org.unroll.display.chart.ColoredText;
import org.unroll.display.chart.HeatMap;
import org.unroll.display.diagram.FoldedDiagram;
import org.unroll.display.svg.ColorMap;
import org.unroll.display.svg.Picture;
import org.unroll.inspect.BackwardPass;
import org.unroll.inspect.Contributions;
import org.unroll.inspect.GradientFlow;
import org.unroll.inspect.Jacobian;
import org.unroll.inspect.LossToState;
import org.unroll.inspect.Saliency;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;
import org.unroll.network.BeamSearch;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;
import org.unroll.train.Confusion;
import org.unroll.train.History;
import org.unroll.train.Progress;

/**
 * The pictures of what a reader can hold: {@code of} for the picture that a value shows by itself,
 * named methods for others.
 *
 * <p>Of a batch, pictures show the first sequence. Steps are counted from 0 in arguments and from 1
 * in pictures.
 */
public final class Pictures {
  private Pictures() {}

  /** The layers of a network, their shapes and parameters. */
  public static Picture of(Network network) {
    return NetworkView.of(network);
  }

  /**
   * The unfolded network: every layer at every step, the shared weights marked, the values inside.
   */
  public static Picture of(UnrolledNetwork run) {
    return new UnfoldedView(run).picture();
  }

  /** Both halves of an encoder-decoder and where the state goes from one to the other. */
  public static Picture of(EncoderDecoder model) {
    return NetworkView.of(model);
  }

  /**
   * The unfolded encoder-decoder of one pair: the decoder goes on where the encoder ended.
   *
   * @throws IllegalArgumentException if several pairs were run together, or none yet
   */
  public static Picture of(UnrolledPair run) {
    return new PairView(run).picture();
  }

  /**
   * A beam search: the candidates of each step, those that were dropped, and the best path.
   *
   * @param source what the encoder reads [T x D]
   */
  public static Picture beams(BeamSearch search, Rows source) {
    return BeamView.of(search, source);
  }

  /** The states of a recurrent layer over time. */
  public static Picture of(Unrolled<?> run) {
    return values(run, "h");
  }

  /** A cell, its formula drawn. */
  public static Picture of(Cell<?> cell) {
    return CellView.of(cell);
  }

  /** A cell folded up: what it reads, what it gives, and the state that goes round. */
  public static Picture folded(Cell<?> cell) {
    return FoldedDiagram.of(cell.kind(), cell.inputSize(), cell.hiddenSize()).picture();
  }

  /** What a step computed, its gates inside the cell; what it read is not known. */
  public static Picture of(Step<?> step) {
    return CellView.of(step);
  }

  /** The last step of the first recurrent layer, its gates inside. */
  public static Picture of(Stepper stepper) {
    return step(stepper.unrolled().get(0), 0);
  }

  /** A matrix as colours, with its numbers where they fit. */
  public static Picture of(Matrix matrix) {
    return HeatMap.of("Matrix " + matrix.shape(), matrix.toArray()).picture();
  }

  /** The curves of a training run. */
  public static Picture of(History history) {
    return TrainingView.of(history);
  }

  /**
   * A training run under way.
   *
   * @param title what is trained, on what
   * @param progress where it is
   * @param sample text that the network wrote; empty for none
   */
  public static Picture training(String title, Progress progress, String sample) {
    return TrainingView.of(title, progress, sample);
  }

  /** What a cell makes of x_t [1 x D] and s_{t-1}: the gates and states with their numbers. */
  public static <S extends State<S>> Picture step(Cell<S> cell, Rows x, S previous) {
    return CellView.of(cell, x, previous);
  }

  /** Step {@code t} of a run inside its cell: the gates and states with their numbers. */
  public static Picture step(Unrolled<?> run, int t) {
    return CellView.of(run, t);
  }

  /**
   * The cell of a run with its gates and states inside, to be moved through the steps where scripts
   * run; of many steps, some evenly spaced ones.
   *
   * @param symbols what each step reads; empty for numbers
   * @throws IllegalArgumentException if the layer has more than {@value SliderView#MOST_UNITS}
   *     units, or there are symbols, but not one for each step
   */
  public static Slider slider(Unrolled<?> run, List<String> symbols) {
    return SliderView.of(run, symbols);
  }

  /**
   * One of a run's values over time, such as "h" or "f": a row for each unit, a column for each
   * step.
   */
  public static Picture values(Unrolled<?> run, String name) {
    return map(run, name).picture();
  }

  /** The gates of a run over time, one map below the other. */
  public static Picture gates(Unrolled<?> run) {
    List<String> gates = RunValues.named(RunValues.names(run));
    return HeatMap.tiles(
        "Gates and states of " + run.layer().describe(),
        gates.stream().map(name -> map(run, name)).toList());
  }

  /**
   * A text, each symbol on the colour of unit {@code unit} of a recurrent layer after it was read.
   */
  public static Picture neuron(Unrolled<?> run, List<String> symbols, int unit) {
    int units = run.layer().cell().hiddenSize();
    if (unit < 0 || unit >= units) {
      throw new IllegalArgumentException(
          "There is no unit " + unit + ". The units are 0 to " + (units - 1) + ".");
    }
    double[] activations = RunValues.transposed(RunValues.overTime(run, "h"))[unit];
    return new ColoredText(
            "Unit " + unit + " of " + run.layer().describe(),
            symbols,
            activations,
            ColorMap.diverging(1))
        .picture();
  }

  /** The gradient flow of the first recurrent layer. */
  public static Picture of(BackwardPass pass) {
    return GradientView.of(pass.flow(0));
  }

  /** The norm of dL/dh_t at every step, on a logarithmic scale. */
  public static Picture of(GradientFlow flow) {
    return GradientView.of(flow);
  }

  /** How much the loss at step s depends on h_t, for all pairs. */
  public static Picture of(LossToState lossToState) {
    return GradientView.of(lossToState);
  }

  /** How much each step by itself gives to the gradient of each weight. */
  public static Picture of(Contributions contributions) {
    return GradientView.of(contributions);
  }

  /** How much each step by itself gives to dL/dW of a weight, or of a named part of one. */
  public static Picture contributions(Contributions contributions, String weight) {
    return GradientView.of(contributions, weight);
  }

  /** A derivative of a vector by a vector, as colours. */
  public static Picture of(Jacobian jacobian) {
    return GradientView.of(jacobian);
  }

  /** How much the loss depends on the input of each step. */
  public static Picture of(Saliency saliency) {
    return GradientView.of(saliency);
  }

  /** Which classes were taken for which, the classes called by their numbers. */
  public static Picture of(Confusion confusion) {
    return confusion(
        confusion, IntStream.range(0, confusion.classes()).mapToObj(String::valueOf).toList());
  }

  /**
   * Which classes were taken for which. Of many classes the most frequent are shown, and the others
   * together.
   *
   * @param labels what the classes are called
   */
  public static Picture confusion(Confusion confusion, List<String> labels) {
    return ConfusionView.of(confusion, labels);
  }

  /**
   * What happened, a forecast of it and a baseline, with the root of the mean squared error of
   * both.
   *
   * @param first the number of the first value, for the axis
   */
  public static Picture forecast(int first, double[] truth, double[] forecast, double[] baseline) {
    return ForecastView.of(first, truth, forecast, baseline);
  }

  /** A text, each symbol on the colour of how much the loss depends on it. */
  public static Picture saliency(Saliency saliency, List<String> symbols) {
    return ColoredText.of("How much the loss depends on each symbol", symbols, saliency.norms(0))
        .picture();
  }

  private static HeatMap map(Unrolled<?> run, String name) {
    double[][] values = RunValues.transposed(RunValues.overTime(run, name));
    ColorMap colors =
        RunValues.isGate(name)
            ? ColorMap.sequential(0, 1)
            : ColorMap.diverging(RunValues.magnitude(values));
    List<String> steps =
        IntStream.rangeClosed(1, values[0].length).mapToObj(String::valueOf).toList();
    return HeatMap.of(RunValues.describe(name) + " of " + run.layer().describe(), values)
        .rows("unit")
        .columns("step", steps)
        .colors(colors);
  }
}
