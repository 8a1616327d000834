package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.data.Vocabulary;
import org.unroll.layer.Layer;
import org.unroll.loss.Loss;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.OneHot;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Parameters;
import org.unroll.param.Seed;

/**
 * Layers one after the other, and the loss that their output is trained with. Built by {@link
 * #builder()}:
 *
 * <pre>
 * Network net = Network.builder().oneHot(vocabulary).lstm(128).dense(vocabulary.size()).build();
 * </pre>
 *
 * <p>Its parameters are called by layer and weight, {@code lstm.W_x}; the layer may be left out
 * where one layer only has a weight of that name.
 */
public final class Network implements Model {
  private final List<Layer> layers;
  private final Loss loss;
  private final Vocabulary vocabulary;
  private final Precision precision;
  private final Seed seed;
  private final Function<Precision, Network> again;
  private final Parameters parameters = new Parameters();

  Network(
      List<Layer> layers,
      Loss loss,
      Vocabulary vocabulary,
      Precision precision,
      Seed seed,
      Function<Precision, Network> again) {
    this.layers = List.copyOf(layers);
    this.loss = loss;
    this.vocabulary = vocabulary;
    this.precision = precision;
    this.seed = seed;
    this.again = again;
    layers.forEach(layer -> parameters.include(layer.name() + ".", layer.parameters()));
    parameters.shortNames();
  }

  /** Begins a network. */
  public static NetworkBuilder builder() {
    return new NetworkBuilder();
  }

  /**
   * Opens a network from its model file alone.
   *
   * @throws IOException if the file is not there, or is damaged; the message says how
   */
  public static Network open(Path file) throws IOException {
    return NetworkStore.find().open(file);
  }

  /**
   * Saves the architecture, the vocabulary and the weights in a model file: safetensors, with
   * PyTorch's names. The file is complete before it takes its name, so that one that was there
   * before is never lost.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    NetworkStore.find().save(this, file);
  }

  /** The layers, first to last. */
  public List<Layer> layers() {
    return layers;
  }

  /** The layer of that name. */
  public Layer layer(String name) {
    List<String> names = layers.stream().map(Layer::name).toList();
    require(
        names.contains(name),
        "There is no layer %s. There are: %s.",
        name,
        String.join(", ", names));
    return layers.get(names.indexOf(name));
  }

  @Override
  public Loss loss() {
    return loss;
  }

  /** The symbols that it reads, if it reads symbols. */
  public Optional<Vocabulary> vocabulary() {
    return Optional.ofNullable(vocabulary);
  }

  @Override
  public Precision precision() {
    return precision;
  }

  /** The seed from which its first weights came. */
  public Seed seed() {
    return seed;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /** A copy with weights of its own in that precision; gradients are checked in float64. */
  public Network to(Precision other) {
    Network copy = again.apply(other);
    copy.parameters.set(parameters);
    return copy;
  }

  /** D, the length of an input row. */
  public int inputSize() {
    return layers.get(0).inputSize();
  }

  @Override
  public int outputSize() {
    return layers.get(layers.size() - 1).outputSize();
  }

  /** How its output is packed when its input is packed like {@code input}. */
  public Packing outputPacking(Packing input) {
    Packing packing = input;
    for (Layer layer : layers) {
      packing = layer.outputPacking(packing);
    }
    return packing;
  }

  /**
   * Whether its output at a step depends on the steps up to that one alone, so that it can go step
   * by step.
   */
  public boolean readsForward() {
    return layers.stream().allMatch(Layer::readsForward);
  }

  @Override
  public boolean runsInWindows() {
    return readsForward();
  }

  @Override
  public void check(Batch batch) {
    require(
        batch.source().isEmpty(),
        "The data holds pairs, which need an encoder-decoder. Give this network Examples, or build one.");
    BatchFit.check(this, batch);
  }

  @Override
  public NetworkState zeroState(int sequences) {
    return NetworkState.zero(this, sequences);
  }

  @Override
  public UnrolledNetwork run(Batch batch, Keep keep) {
    return unroll(batch.packing(), keep);
  }

  /** The memory of a run over batches packed like {@code packing}. */
  public UnrolledNetwork unroll(Packing packing, Keep keep) {
    return new UnrolledNetwork(this, packing, keep);
  }

  /** As {@link #unroll(Packing, Keep)}, with everything kept. */
  public UnrolledNetwork unroll(Packing packing) {
    return unroll(packing, Keep.ALL);
  }

  /** Runs one sequence x [T x D] from the zero state and keeps everything it computed. */
  public UnrolledNetwork unroll(Rows x) {
    UnrolledNetwork run = unroll(Packing.even(1, x.rows()));
    run.forward(x instanceof Matrix m ? m.to(precision) : x);
    return run;
  }

  /** Runs a text from the zero state and keeps everything it computed. */
  public UnrolledNetwork unroll(String text) {
    return unroll(read(text));
  }

  /** The predictions for one sequence x [T x D]: a row for each row of the output. */
  public Matrix predict(Rows x) {
    return unroll(x).predictions();
  }

  /** One step after the other, with the state kept between them. */
  public Stepper stepper() {
    return new Stepper(this);
  }

  /**
   * The rows of a text's symbols.
   *
   * @throws IllegalArgumentException if the network reads no symbols, or not these
   */
  public OneHot read(String text) {
    require(
        vocabulary != null,
        "This network reads %d numbers a step, not text. Give it numbers, or build it with onehot.",
        inputSize());
    return OneHot.of(vocabulary.encode(text), vocabulary.size());
  }

  @Override
  public String toString() {
    return NetworkSummary.of(this).toString();
  }
}
