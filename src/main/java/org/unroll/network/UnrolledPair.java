package org.unroll.network;

import java.util.List;
import org.unroll.cell.Keep;
import org.unroll.data.Batch;
import org.unroll.data.Source;
import org.unroll.data.Targets;
import org.unroll.layer.Noise;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Packing;
import org.unroll.param.Gradients;

/**
 * An {@link EncoderDecoder} unfolded over a batch of pairs, each side packed by its own lengths.
 */
public final class UnrolledPair implements ModelRun {
  private final UnrolledNetwork encoder;
  private final UnrolledNetwork decoder;
  private final NetworkState first;
  private final Matrix dy;
  private Source source;
  private final Bridge bridge;

  UnrolledPair(EncoderDecoder model, Packing source, Packing answer, Keep keep) {
    encoder = model.encoder().unroll(source, keep);
    decoder = model.decoder().unroll(answer, keep);
    first = NetworkState.zero(model.decoder(), answer.sequences());
    Matrix y = encoder.outputs();
    dy = Matrix.zeros(y.precision(), y.rows(), y.columns());
    bridge = new Bridge(encoder, b -> this.source.of(b));
  }

  /** The encoder's part. */
  public UnrolledNetwork encoder() {
    return encoder;
  }

  /** The decoder's part. */
  public UnrolledNetwork decoder() {
    return decoder;
  }

  @Override
  public boolean fits(Batch batch) {
    return decoder.fits(batch)
        && batch.source().filter(s -> s.packing().equals(encoder.packing())).isPresent();
  }

  /** The decoder begins with what the encoder made of the source. */
  @Override
  public void start(NetworkState state) {
    // A pair is run as a whole: there is no window before it.
  }

  @Override
  public Matrix forward(Batch batch, Noise noise) {
    source = batch.source().orElseThrow();
    encoder.forward(source.x(), noise);
    bridge.forward(first);
    decoder.start(first);
    return decoder.forward(batch.x(), noise);
  }

  @Override
  public Matrix predictions() {
    return decoder.predictions();
  }

  @Override
  public double loss(Targets targets, int from, double scale) {
    return decoder.loss(targets, from, scale);
  }

  @Override
  public void backward(Gradients into) {
    decoder.backward(into);
    List<Matrix> dFirst =
        decoder.unrolled().stream().flatMap(r -> r.initialGradient().parts().stream()).toList();
    bridge.backward(dFirst, dy);
    encoder.backward(dy, into);
  }

  @Override
  public void stateAfter(int steps, NetworkState state) {
    // A pair is run as a whole: there is no window after it.
  }
}
