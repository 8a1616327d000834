package org.unroll.io.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.unroll.io.AtomicFile;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Network;

/**
 * Writes a network as an ONNX file of opset 17, in float32. Its graph computes what {@link
 * Network#predict} does.
 *
 * <p>Inputs, with T steps and B sequences that may differ from run to run:
 *
 * <ul>
 *   <li>{@code x}: numbers [T x B x D], or the numbers of symbols, int64 [T x B]; a network without
 *       time reads [B x D]
 *   <li>{@code sequence_lens}: int32 [B], the length of each sequence, 1 or more; what x has beyond
 *       it is not read
 *   <li>{@code LAYER.h0}, for an LSTM also {@code LAYER.c0}: the initial states of each recurrent
 *       layer [directions x B x H]; zeros where a sequence begins
 *   <li>{@code begins}, if a layer learned the state to begin with: bool [B], whether a sequence
 *       begins, so that it starts from the learned state and not from the given one
 * </ul>
 *
 * <p>Outputs: {@code y} [T x B x K], or [B x K] behind {@code last}, and {@code LAYER.hn}, {@code
 * LAYER.cn}, the states after the last step of each sequence, which can be the next run's initial
 * states. Rows of {@code y} beyond a sequence's length mean nothing.
 *
 * <p>Dropout is left out: it acts while training only. A cell, an activation or a loss of one's own
 * have no ONNX operator; they are refused by name before a file is written. All files are complete
 * before they take their names; see {@link AtomicFile}.
 */
public final class OnnxFile {
  private OnnxFile() {}

  /**
   * Writes a network.
   *
   * @throws OnnxException if ONNX lacks a part of the network; no file is written
   * @throws IllegalStateException if Tribuo's ONNX utilities are not on the class path
   * @throws IOException if the file cannot be written
   */
  public static void export(Network network, Path path) throws IOException {
    AtomicFile.write(path, content(() -> NetworkGraph.whole(network)));
  }

  /**
   * Writes an encoder-decoder as two files. The encoder has the inputs of a network; its outputs
   * {@code decoder.LAYER.h0}, {@code decoder.LAYER.c0} [1 x B x H] are the first states of the
   * decoder. The decoder does one step: {@code x} [B x D], or symbols [B], and the states {@code
   * LAYER.h0}, {@code LAYER.c0} give {@code y} [B x K] and the states {@code LAYER.hn}, {@code
   * LAYER.cn} for the next step. Where the encoder has no recurrent layer, it gives only the first
   * {@code h0}; the decoder's other states begin as zeros.
   *
   * @throws OnnxException if ONNX lacks a part of a network; no file is written
   * @throws IllegalStateException if Tribuo's ONNX utilities are not on the class path
   * @throws IOException if a file cannot be written
   */
  public static void export(EncoderDecoder model, Path encoder, Path decoderStep)
      throws IOException {
    AtomicFile.Content first = content(() -> NetworkGraph.encoder(model));
    AtomicFile.Content second = content(() -> NetworkGraph.step(model.decoder()));
    AtomicFile.write(encoder, first);
    AtomicFile.write(decoderStep, second);
  }

  /** This class names none of the optional library's, so that it can say what is missing. */
  private static AtomicFile.Content content(Supplier<AtomicFile.Content> graph) {
    try {
      return graph.get();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "ONNX files need org.tribuo:tribuo-util-onnx on the class path. Add it to your dependencies.",
          e);
    }
  }
}
