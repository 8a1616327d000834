package org.unroll.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Dropout;
import org.unroll.layer.Merge;
import org.unroll.loss.AbsoluteError;
import org.unroll.loss.Huber;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.loss.SquaredError;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.NetworkBuilder;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/** A network of each kind with random weights, also in biases, and ragged batches for them. */
public final class EveryNetwork {
  static final Vocabulary LETTERS =
      Vocabulary.ofCharacters("unroll \"\\\n\u00e9\u20ac\ud83d\ude00");
  static final Packing RAGGED = Packing.of(7, 4, 4, 1);

  private EveryNetwork() {}

  /** In that precision, by name. */
  public static Map<String, Network> in(Precision precision) {
    Map<String, NetworkBuilder> builders = new LinkedHashMap<>();
    builders.put("feed-forward", numbers().dense(6, Activation.RELU).dense(2, Activation.TANH));
    builders.put("vanilla", numbers().rnn(4).dense(2, Activation.SIGMOID));
    builders.put("vanilla, relu, no bias", numbers().rnn(4, Activation.RELU, false));
    builders.put("vanilla, sigmoid", numbers().rnn(4, Activation.SIGMOID, true).last());
    builders.put("vanilla, linear", numbers().rnn(4, Activation.IDENTITY, true).softmax(2));
    builders.put(
        "linear both ways",
        numbers().bidirectional(CellMaker.rnn(4, Activation.IDENTITY, true), Merge.CONCAT));
    builders.put("LSTM on symbols", letters().lstm(5).softmax(LETTERS.size()));
    builders.put("LSTM on an embedding", letters().embedding(3).lstm(5).last().softmax(4));
    builders.put("stack", numbers().lstm(4).rnn(5).lstm(2).dense(1, Activation.IDENTITY));
    builders.put("GRU", numbers().gru(4).dense(2, Activation.IDENTITY));
    builders.put("GRU, reset before", letters().gru(4, Reset.BEFORE).softmax(3));
    builders.put("both GRUs", numbers().gru(4, Reset.BEFORE).gru(5, Reset.AFTER).last());
    builders.put(
        "bidirectional stack",
        numbers()
            .bidirectional(CellMaker.lstm(4, 1), Merge.CONCAT)
            .dropout(0.5)
            .bidirectional(CellMaker.gru(2, Reset.BEFORE), Merge.SUM)
            .dropout(0.25, Dropout.Mask.WHOLE_SEQUENCE)
            .bidirectional(CellMaker.rnn(3, Activation.RELU, false), Merge.CONCAT)
            .dense(2, Activation.IDENTITY));
    builders.put(
        "learned initial states and hidden units",
        letters()
            .learnNextInitialState()
            .dropNextRecurrent(0.25)
            .lstm(4)
            .learnNextInitialState()
            .bidirectional(CellMaker.gru(3, Reset.AFTER), Merge.CONCAT)
            .rnn(2));
    builders.put("sigmoid head", numbers().gru(4).last().sigmoid(2));
    builders.put(
        "weighted classes",
        numbers().gru(4).softmax(2).loss(new SoftmaxCrossEntropy(List.of(0.1, 3.0))));
    builders.put("huber", numbers().gru(4).dense(2, Activation.IDENTITY).loss(new Huber(0.3)));
    builders.put("absolute", numbers().dense(2, Activation.TANH).loss(new AbsoluteError()));
    builders.put(
        "words",
        Network.builder().oneHot(Vocabulary.ofWordList(List.of("b", "a", "c"))).rnn(4).softmax(3));
    builders.put(
        "other loss",
        numbers().rnn(4).dense(3, Activation.IDENTITY).loss(new SoftmaxCrossEntropy()));
    builders.put("squared softmax", numbers().rnn(4).softmax(3).loss(new SquaredError()));
    Map<String, Network> networks = new LinkedHashMap<>();
    builders.forEach(
        (name, builder) ->
            networks.put(name, randomised(builder.precision(precision).seed(-7).build(), 5)));
    return networks;
  }

  private static NetworkBuilder numbers() {
    return Network.builder().input(3);
  }

  private static NetworkBuilder letters() {
    return Network.builder().oneHot(LETTERS);
  }

  public static Network randomised(Network network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    network.parameters().weights().forEach(w -> fill(w.value(), random));
    return network;
  }

  private static Matrix fill(Matrix m, SplittableRandom random) {
    return m.setMapped(m, zero -> random.nextDouble(-1, 1));
  }

  /** Random inputs of that packing. */
  public static Rows inputs(Network network, Packing packing) {
    SplittableRandom random = new SplittableRandom(11);
    if (network.vocabulary().isPresent()) {
      int size = network.inputSize();
      return OneHot.of(random.ints(packing.rows(), 0, size).toArray(), size);
    }
    return fill(Matrix.zeros(network.precision(), packing.rows(), network.inputSize()), random);
  }

  /** The predictions and the gradients for a batch and a random dy. */
  record Result(Matrix predictions, List<Matrix> gradients) {
    static Result of(Network network) {
      UnrolledNetwork run = network.unroll(RAGGED);
      Matrix y = run.forward(inputs(network, RAGGED));
      Matrix predictions = run.predictions();
      Gradients gradients = network.gradients();
      Matrix dy = fill(Matrix.zeros(y.precision(), y.rows(), y.columns()), new SplittableRandom(3));
      run.backward(dy, gradients);
      return new Result(predictions, gradients.all());
    }
  }
}
