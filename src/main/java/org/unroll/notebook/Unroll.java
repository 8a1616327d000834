package org.unroll.notebook;

import static org.unroll.matrix.Checks.require;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.unroll.data.Pair;
import org.unroll.data.Vocabulary;
import org.unroll.display.HtmlTable;
import org.unroll.display.Pictures;
import org.unroll.display.Slider;
import org.unroll.display.svg.Picture;
import org.unroll.display.svg.Symbols;
import org.unroll.inspect.BackwardPass;
import org.unroll.inspect.Contributions;
import org.unroll.layer.Unrolled;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Rows;
import org.unroll.network.BeamSearch;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;
import org.unroll.network.NetworkSummary;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;
import org.unroll.network.UnrolledPair;
import org.unroll.param.Gradients;
import org.unroll.train.Confusion;
import org.unroll.train.Evaluation;

/** The functions behind the magics. A session imports them, so that nothing needs a magic. */
public final class Unroll {
  private Unroll() {}

  /**
   * The numbers as a sequence for {@code net}: x [T x D], row by row.
   *
   * @throws IllegalArgumentException if they are not a multiple of the D numbers that the network
   *     reads in a step
   */
  public static Matrix sequence(Network net, double... numbers) {
    int columns = net.inputSize();
    require(numbers.length > 0, "There are no numbers. This network reads %d a step.", columns);
    require(
        numbers.length % columns == 0,
        "%s no whole number of steps: this network reads %d a step.",
        numbers.length == 1 ? "1 number is" : numbers.length + " numbers are",
        columns);
    Matrix x = Matrix.zeros(net.precision(), numbers.length / columns, columns);
    for (int k = 0; k < numbers.length; k++) {
      require(
          Double.isFinite(numbers[k]), "Number %d is %s. Give finite numbers.", k + 1, numbers[k]);
      x.set(k / columns, k % columns, numbers[k]);
    }
    return x;
  }

  /** As {@link #sequence(Network, double...)}, a row a step. */
  public static Matrix sequence(Network net, double[][] rows) {
    return Matrix.of(net.precision(), rows);
  }

  /** The layers of {@code net}, the shapes of their outputs and how many parameters they have. */
  public static NetworkSummary summary(Network net) {
    return NetworkSummary.of(net);
  }

  /** The layers of both halves, the shapes of their outputs and how many parameters they have. */
  public static HtmlTable summary(EncoderDecoder model) {
    return Tables.summary(model);
  }

  /** Runs a sequence x [T x D] from the zero state and keeps what every cell computed. */
  public static UnrolledNetwork unroll(Network net, Rows x) {
    return net.unroll(x);
  }

  /** Runs a text, read by the network's vocabulary, from the zero state. */
  public static UnrolledNetwork unroll(Network net, String text) {
    return net.unroll(text);
  }

  /** Runs a sequence of numbers from the zero state. */
  public static UnrolledNetwork unroll(Network net, double... numbers) {
    return net.unroll(sequence(net, numbers));
  }

  /**
   * Lets an encoder-decoder read a source x [T x D] and write the likeliest symbol at each step,
   * and keeps what every cell computed.
   */
  public static UnrolledPair unroll(EncoderDecoder model, Rows x) {
    int[] symbols =
        new BeamSearch(model).answers(x).get(0).symbols().stream().mapToInt(s -> s).toArray();
    return model.unroll(Pair.of(x, symbols, model.decoder().vocabulary().orElseThrow()));
  }

  /** As {@link #unroll(EncoderDecoder, Rows)}, for a text. */
  public static UnrolledPair unroll(EncoderDecoder model, String text) {
    return unroll(model, model.encoder().read(text));
  }

  /** Runs an encoder-decoder on a source x [T x D] as if it had written {@code answer}. */
  public static UnrolledPair unroll(EncoderDecoder model, Rows x, String answer) {
    Vocabulary written =
        model
            .decoder()
            .vocabulary()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The decoder reads numbers, so it has no answer."));
    return model.unroll(Pair.of(x, answer, written));
  }

  /**
   * Feeds one step x [1 x D] from the state that {@code stepper} keeps, and gives the stepper to
   * look at.
   */
  public static Stepper step(Stepper stepper, Rows x) {
    require(
        x.rows() == 1,
        "step feeds one step but there are %d. Use unroll, or step once for each.",
        x.rows());
    stepper.step(x);
    return stepper;
  }

  /**
   * The name of the weight by which a recurrent layer reads its own state: W_hh, or W_h with the
   * gates stacked.
   */
  public static String recurrentWeight(BackwardPass pass, int layer) {
    List<String> names = pass.contributions(layer).at(0).names();
    return names.contains("W_hh") ? "W_hh" : "W_h";
  }

  /**
   * How large the gradients of a recurrent layer's weights are, and what is explicit in them,
   * through the last step alone, and what implicit, through the steps before.
   */
  public static HtmlTable parts(BackwardPass pass, int layer) {
    Contributions steps = pass.contributions(layer);
    int last = steps.steps().size() - 1;
    Gradients implicit = steps.sum(0, last);
    Gradients all = steps.sum();
    return new HtmlTable(
        List.of(
            "weight", "norm of dL/dW", "explicit part: last step", "implicit part: steps before"),
        all.names().stream()
            .map(
                name ->
                    List.of(
                        name,
                        Tables.number(all.get(name).norm()),
                        Tables.number(steps.at(last).get(name).norm()),
                        Tables.number(implicit.get(name).norm())))
            .toList());
  }

  /**
   * Which classes a model took for which, called by its symbols where it predicts symbols, and else
   * by their numbers.
   *
   * @throws IllegalArgumentException if its targets were numbers
   */
  public static Picture confusion(Model model, Evaluation evaluation) {
    Confusion confusion =
        evaluation
            .confusion()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The targets are numbers, so there is no confusion of classes."));
    Network head = model instanceof EncoderDecoder pair ? pair.decoder() : (Network) model;
    return head.vocabulary()
        .filter(vocabulary -> vocabulary.size() == confusion.classes())
        .map(vocabulary -> Pictures.confusion(confusion, Symbols.visible(vocabulary.symbols())))
        .orElseGet(() -> Pictures.of(confusion));
  }

  /** The gates and states of a recurrent layer, counted from 0, over a sequence. */
  public static Picture gates(Network net, Rows x, int layer) {
    return Pictures.gates(recurrent(net, x, layer));
  }

  /**
   * The cell of a recurrent layer, counted from 0, with its gates and states inside, to be moved
   * through the steps of a sequence. It shows itself where scripts run, and nothing elsewhere.
   */
  public static Slider slider(Network net, Rows x, int layer) {
    List<String> symbols =
        x instanceof OneHot text && net.vocabulary().isPresent() ? symbols(net, text) : List.of();
    return Pictures.slider(recurrent(net, x, layer), symbols);
  }

  /** A text coloured by the activation of one unit after each symbol. */
  public static Picture neuron(Network net, OneHot text, int layer, int unit) {
    return Pictures.neuron(recurrent(net, text, layer), symbols(net, text), unit);
  }

  private static List<String> symbols(Network net, OneHot text) {
    return IntStream.of(text.ids()).mapToObj(net.vocabulary().orElseThrow()::symbol).toList();
  }

  /**
   * The units of a recurrent layer that change most from symbol to symbol of a text, liveliest
   * first.
   */
  public static int[] liveliestUnits(Network net, OneHot text, int layer, int most) {
    Matrix h = recurrent(net, text, layer).values("h");
    return IntStream.range(0, h.columns())
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> -variance(h, unit)))
        .limit(most)
        .mapToInt(unit -> unit)
        .toArray();
  }

  private static double variance(Matrix h, int unit) {
    return IntStream.range(0, h.rows())
            .mapToDouble(t -> h.get(t, unit) * h.get(t, unit))
            .average()
            .orElse(0)
        - Math.pow(
            IntStream.range(0, h.rows()).mapToDouble(t -> h.get(t, unit)).average().orElse(0), 2);
  }

  private static Unrolled<?> recurrent(Network net, Rows x, int layer) {
    List<Unrolled<?>> runs = net.unroll(x).unrolled();
    require(
        layer >= 0 && layer < runs.size(),
        "There is no recurrent layer %d. There are %d, counted from 0.",
        layer,
        runs.size());
    return runs.get(layer);
  }

  /**
   * Prints a claim that holds.
   *
   * @throws IllegalStateException in one sentence, if it does not hold
   */
  public static void check(String claim, boolean holds) {
    if (!holds) {
      throw new FalseClaimException(claim);
    }
    System.out.println("✓ " + claim);
  }
}
