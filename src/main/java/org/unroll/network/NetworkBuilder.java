package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unroll.cell.Cell;
import org.unroll.cell.CellMaker;
import org.unroll.cell.Reset;
import org.unroll.cell.State;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Bidirectional;
import org.unroll.layer.Dense;
import org.unroll.layer.Dropout;
import org.unroll.layer.Embedding;
import org.unroll.layer.LastStep;
import org.unroll.layer.Layer;
import org.unroll.layer.Merge;
import org.unroll.layer.Recurrence;
import org.unroll.layer.Recurrent;
import org.unroll.loss.Loss;
import org.unroll.loss.SigmoidCrossEntropy;
import org.unroll.loss.SoftmaxCrossEntropy;
import org.unroll.loss.SquaredError;
import org.unroll.matrix.Activation;
import org.unroll.matrix.Precision;
import org.unroll.param.Seed;

/**
 * Builds a {@link Network} from its input to its head. Each method adds one layer and returns the
 * builder.
 */
public final class NetworkBuilder {
  /** Rows of {@code size} numbers, the last {@code backwardSize} of a direction backward. */
  record Input(int size, int backwardSize) {}

  /** Makes a layer from its name, what it reads, and what all weights share. */
  interface Maker {
    Layer make(String name, Input in, Precision precision, Seed seed);
  }

  private record Planned(String kind, Maker maker) {}

  private final List<Planned> planned = new ArrayList<>();
  private int inputSize;
  private Vocabulary vocabulary;
  private Precision precision = Precision.FLOAT32;
  private Seed seed = new Seed(42);
  private boolean drawsWeights = true;
  private Recurrence nextRecurrence = Recurrence.PLAIN;
  private Loss loss;
  private Loss headLoss = new SquaredError();

  NetworkBuilder() {}

  /** Reads D numbers a step. */
  public NetworkBuilder input(int size) {
    require(size >= 1, "input: the size is %d but must be at least 1.", size);
    requireNoInput("input");
    inputSize = size;
    return this;
  }

  /** Reads symbols, each as the unit vector of its number. */
  public NetworkBuilder oneHot(Vocabulary symbols) {
    requireNoInput("onehot");
    vocabulary = symbols;
    inputSize = symbols.size();
    return this;
  }

  private void requireNoInput(String line) {
    require(
        inputSize == 0,
        "%s: the network has its input already. Give one input line, the first.",
        line);
  }

  /** A learned vector of {@code size} numbers for each symbol; follows {@link #oneHot}. */
  public NetworkBuilder embedding(int size) {
    require(
        vocabulary != null && planned.isEmpty(),
        "embedding: it follows the line that names the symbols. Write onehot VOCABULARY before it.");
    require(size >= 1, "embedding: the size is %d but must be at least 1.", size);
    return add("embedding", (name, in, p, s) -> new Embedding(name, in.size(), size, p, s));
  }

  /** A vanilla recurrent layer with tanh. */
  public NetworkBuilder rnn(int size) {
    return rnn(size, Activation.TANH, true);
  }

  /** A vanilla recurrent layer. */
  public NetworkBuilder rnn(int size, Activation activation, boolean bias) {
    requireHidden("rnn", size);
    return recurrent("rnn", CellMaker.rnn(size, activation, bias));
  }

  /** An LSTM layer with a forget bias of 1. */
  public NetworkBuilder lstm(int size) {
    return lstm(size, 1);
  }

  /** An LSTM layer. */
  public NetworkBuilder lstm(int size, double forgetBias) {
    requireHidden("lstm", size);
    return recurrent("lstm", CellMaker.lstm(size, forgetBias));
  }

  /** A GRU layer, its reset gate after the recurrent product. */
  public NetworkBuilder gru(int size) {
    return gru(size, Reset.AFTER);
  }

  /** A GRU layer. */
  public NetworkBuilder gru(int size, Reset reset) {
    requireHidden("gru", size);
    return recurrent("gru", CellMaker.gru(size, reset));
  }

  private static void requireHidden(String kind, int size) {
    require(
        size >= 1,
        "%s: the hidden size is %d but must be at least 1. Try %s 64.",
        kind,
        size,
        kind);
  }

  /** A recurrent layer around a cell of one's own. */
  public NetworkBuilder recurrent(String kind, CellMaker cell) {
    Recurrence recurrence = takeRecurrence();
    return add(kind, (name, in, p, s) -> recurrent(name, cell.make(in.size(), p, s), recurrence));
  }

  /** Two cells of one kind, one reading forward, one backward. */
  public NetworkBuilder bidirectional(CellMaker cell, Merge merge) {
    Recurrence recurrence = takeRecurrence();
    return add(
        "bidirectional",
        (name, in, p, s) ->
            new Bidirectional(
                name,
                recurrent(name + ".forward", cell.make(in.size(), p, s.of("forward")), recurrence),
                recurrent(
                    name + ".backward", cell.make(in.size(), p, s.of("backward")), recurrence),
                merge));
  }

  /** Sets each number to 0 with probability {@code rate} while training, at each step anew. */
  public NetworkBuilder dropout(double rate) {
    return dropout(rate, Dropout.Mask.EACH_STEP);
  }

  /** Sets each number to 0 with probability {@code rate} while training. */
  public NetworkBuilder dropout(double rate, Dropout.Mask mask) {
    require(
        vocabulary == null || !planned.isEmpty(),
        "dropout: symbols cannot be dropped, only numbers. Write it after embedding or a recurrent layer.");
    return add("dropout", (name, in, p, s) -> new Dropout(name, in.size(), rate, mask, p));
  }

  private static <S extends State<S>> Recurrent<S> recurrent(
      String name, Cell<S> cell, Recurrence recurrence) {
    return new Recurrent<>(name, cell, recurrence);
  }

  /**
   * The recurrent layer that is added next learns the state with which its sequences begin; else it
   * is zero.
   */
  public NetworkBuilder learnNextInitialState() {
    nextRecurrence = nextRecurrence.learned();
    return this;
  }

  /**
   * The recurrent layer that is added next hides units of h_{t-1} with probability {@code rate}
   * while training, the same ones at all steps of a sequence.
   */
  public NetworkBuilder dropNextRecurrent(double rate) {
    nextRecurrence = nextRecurrence.dropping(rate);
    return this;
  }

  private Recurrence takeRecurrence() {
    Recurrence taken = nextRecurrence;
    nextRecurrence = Recurrence.PLAIN;
    return taken;
  }

  /** From here on only each sequence's last step is read. */
  public NetworkBuilder last() {
    return add("last", (name, in, p, s) -> new LastStep(in.size(), in.backwardSize(), p));
  }

  /**
   * An affine layer with a function of one's own choice; as a head it is trained by squared error.
   */
  public NetworkBuilder dense(int size, Activation activation) {
    requireHidden("dense", size);
    headLoss = new SquaredError();
    return add("dense", (name, in, p, s) -> new Dense(name, in.size(), size, activation, p, s));
  }

  /** An affine head whose softmax gives the probability of each of {@code size} classes. */
  public NetworkBuilder softmax(int size) {
    dense(size, Activation.IDENTITY);
    headLoss = new SoftmaxCrossEntropy();
    return this;
  }

  /**
   * An affine head whose sigmoid gives the probability of each of {@code size} yes-or-no questions.
   */
  public NetworkBuilder sigmoid(int size) {
    dense(size, Activation.IDENTITY);
    headLoss = new SigmoidCrossEntropy();
    return this;
  }

  /** The loss, if it is not the one that belongs to the head. */
  public NetworkBuilder loss(Loss chosen) {
    loss = chosen;
    return this;
  }

  /** The precision of all numbers; float32 if not given. */
  public NetworkBuilder precision(Precision chosen) {
    precision = chosen;
    return this;
  }

  /** The seed of the first weights; 42 if not given. */
  public NetworkBuilder seed(long value) {
    seed = new Seed(value);
    return this;
  }

  /** Lets all weights begin as zeros, for who sets them afterwards: no initializer is run. */
  public NetworkBuilder zeroWeights() {
    drawsWeights = false;
    return this;
  }

  private NetworkBuilder add(String kind, Maker maker) {
    require(
        inputSize > 0,
        "%s: the network has no input yet. Begin with input SIZE or onehot VOCABULARY.",
        kind);
    planned.add(new Planned(kind, maker));
    return this;
  }

  /**
   * The network.
   *
   * @throws IllegalArgumentException if it has no layer
   */
  public Network build() {
    require(!planned.isEmpty(), "The network has no layers. Add one, such as rnn 64.");
    List<Layer> layers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Seed first = drawsWeights ? seed : Seed.NONE;
    Input in = new Input(inputSize, 0);
    for (Planned plan : planned) {
      String name = nameOf(plan.kind(), names);
      Layer layer = plan.maker().make(name, in, precision, first.of(name));
      layers.add(layer);
      in = layer instanceof Dropout ? in : new Input(layer.outputSize(), layer.backwardSize());
    }
    return new Network(
        layers, loss == null ? headLoss : loss, vocabulary, precision, seed, copy()::buildIn);
  }

  /** The same plan, which does not change when this one does. */
  private NetworkBuilder copy() {
    NetworkBuilder copy = new NetworkBuilder();
    copy.planned.addAll(planned);
    copy.inputSize = inputSize;
    copy.vocabulary = vocabulary;
    copy.seed = seed;
    copy.drawsWeights = false;
    copy.loss = loss;
    copy.headLoss = headLoss;
    return copy;
  }

  private Network buildIn(Precision other) {
    return precision(other).build();
  }

  /** The kind, with a number from 2 on where it comes again. */
  private static String nameOf(String kind, Set<String> taken) {
    String name = kind;
    for (int k = 2; !taken.add(name); k++) {
      name = kind + k;
    }
    return name;
  }
}
