package org.unroll.network;

import static org.unroll.matrix.Checks.require;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.unroll.cell.Keep;
import org.unroll.cell.State;
import org.unroll.data.Batch;
import org.unroll.data.Pair;
import org.unroll.data.Pairs;
import org.unroll.layer.Noise;
import org.unroll.loss.Loss;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.matrix.Precision;
import org.unroll.matrix.Rows;
import org.unroll.param.Parameters;

/**
 * Two networks: the encoder reads a sequence, and the decoder begins with what it made of it.
 * Trained by teacher forcing on {@link org.unroll.data.Pairs}; {@link BeamSearch} writes.
 *
 * <p>Where the encoder has recurrent layers, the decoder's have the same cells, and each begins
 * with the state in which the encoder's ended: s_0 = the encoder's s_T. Where it has none, as in
 * one-to-many, the encoder's output for its last row is h_0 of the decoder's first recurrent layer.
 * Its parameters are called {@code encoder.lstm.W_x}, {@code decoder.dense.W_hy} and so on. Source:
 * Sutskever, Vinyals and Le, 2014; Cho et al., 2014.
 */
public final class EncoderDecoder implements Model {
  private final Network encoder;
  private final Network decoder;
  private final Parameters parameters = new Parameters();

  /**
   * Joins two networks; the encoder needs no head, and the decoder's loss is the loss.
   *
   * @throws IllegalArgumentException if the decoder cannot begin with what the encoder ends with
   */
  public EncoderDecoder(Network encoder, Network decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
    require(
        encoder.precision() == decoder.precision(),
        "The encoder is %s but the decoder %s. Give both the same precision.",
        encoder.precision(),
        decoder.precision());
    require(
        decoder.readsForward(),
        "The decoder writes step by step, so it cannot have a bidirectional layer. Give that to the encoder.");
    checkStates(NetworkState.zero(encoder, 1).states(), NetworkState.zero(decoder, 1).states());
    parameters.include("encoder.", encoder.parameters());
    parameters.include("decoder.", decoder.parameters());
  }

  private void checkStates(List<State<?>> from, List<State<?>> to) {
    require(!to.isEmpty(), "The decoder has no recurrent layer. Give it one, such as lstm 64.");
    if (from.isEmpty()) {
      int size = to.get(0).h().columns();
      require(
          encoder.outputSize() == size,
          "The encoder's output has %d numbers but the decoder's first recurrent layer %d. Give its last line size %d.",
          encoder.outputSize(),
          size,
          size);
      return;
    }
    require(
        from.size() == to.size(),
        "The encoder ends with %d states but the decoder begins with %d."
            + " Give both the same recurrent layers; a bidirectional one has two.",
        from.size(),
        to.size());
    for (int k = 0; k < to.size(); k++) {
      require(
          from.get(k).getClass() == to.get(k).getClass()
              && from.get(k).h().columns() == to.get(k).h().columns(),
          "Recurrent layer %d ends with a %s of %d numbers in the encoder but begins with a %s of %d in the"
              + " decoder. Give both the same cell and size.",
          k + 1,
          from.get(k).getClass().getSimpleName(),
          from.get(k).h().columns(),
          to.get(k).getClass().getSimpleName(),
          to.get(k).h().columns());
    }
  }

  /**
   * Opens an encoder-decoder from its model file alone.
   *
   * @throws IOException if the file is not there, or is damaged; the message says how
   */
  public static EncoderDecoder open(Path file) throws IOException {
    return NetworkStore.find().openEncoderDecoder(file);
  }

  /**
   * Saves both networks in one model file; see {@link Network#save}.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    NetworkStore.find().save(this, file);
  }

  /** The encoder, which shares its weights with this. */
  public Network encoder() {
    return encoder;
  }

  /** The decoder, which shares its weights with this. */
  public Network decoder() {
    return decoder;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Precision precision() {
    return decoder.precision();
  }

  @Override
  public Loss loss() {
    return decoder.loss();
  }

  @Override
  public int outputSize() {
    return decoder.outputSize();
  }

  @Override
  public void check(Batch batch) {
    require(
        batch.source().isPresent(),
        "An encoder-decoder is trained on pairs, but this data has no sources. Give it Pairs.");
    BatchFit.checkInput(encoder, batch.source().get().x());
    BatchFit.check(decoder, batch);
  }

  @Override
  public boolean runsInWindows() {
    return false;
  }

  @Override
  public NetworkState zeroState(int sequences) {
    return NetworkState.none();
  }

  @Override
  public UnrolledPair run(Batch batch, Keep keep) {
    return new UnrolledPair(this, batch.source().orElseThrow().packing(), batch.packing(), keep);
  }

  /**
   * Runs one pair, the decoder reading what it should have written, and keeps everything that was
   * computed.
   *
   * @throws IllegalArgumentException if the pair does not fit
   */
  public UnrolledPair unroll(Pair pair) {
    Batch batch = new Pairs(List.of(pair)).batches(1).iterator().next().to(precision());
    check(batch);
    UnrolledPair run = run(batch, Keep.ALL);
    run.forward(batch, Noise.NONE);
    return run;
  }

  /** The state in which the decoder begins after the encoder has read {@code source} [T x D]. */
  NetworkState read(Rows source) {
    require(
        source.columns() == encoder.inputSize(),
        "The source has %d numbers a step but the encoder reads %d.",
        source.columns(),
        encoder.inputSize());
    UnrolledNetwork run = encoder.unroll(Packing.even(1, source.rows()));
    run.forward(source instanceof Matrix m ? m.to(precision()) : source);
    NetworkState state = NetworkState.zero(decoder, 1);
    new Bridge(run, b -> 0).forward(state);
    return state;
  }

  @Override
  public String toString() {
    return "encoder:\n" + encoder + "\ndecoder:\n" + decoder;
  }
}
