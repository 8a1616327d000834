package org.unroll.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.io.safetensors.TensorFileException;
import org.unroll.io.safetensors.TensorWriter;
import org.unroll.layer.Layer;
import org.unroll.matrix.Matrix;
import org.unroll.network.EncoderDecoder;
import org.unroll.network.Model;
import org.unroll.network.Network;

/**
 * Networks in safetensors files. The weights have PyTorch's names and shapes, each layer's behind
 * its own name: {@code lstm.weight_ih_l0} [4H x D], {@code lstm.bias_ih_l0} [4H], {@code
 * dense.weight} [K x H]. The metadata holds the architecture, the vocabulary and the precision, so
 * that {@link #open} needs nothing but the file.
 *
 * <p>What is read is checked before it is believed. A damaged file is a {@link TensorFileException}
 * that says what is wrong; it never gives a network with some of its weights, and never needs more
 * memory than twice its size.
 *
 * <p>A cell or an activation of one's own is no part of a file. Its network is saved with all its
 * weights; to read it, build it as before and call {@link #readWeights(Path, Network)}.
 */
public final class ModelFile {
  private static final String ENCODER = "encoder.";
  private static final String DECODER = "decoder.";

  private ModelFile() {}

  /**
   * Saves a network. The file is complete before it takes its name; see {@link AtomicFile}.
   *
   * @throws IOException if it cannot be written; the file that was there before is as it was
   */
  public static void save(Network network, Path path) throws IOException {
    TensorWriter writer = new TensorWriter();
    add(network, "", writer);
    AtomicFile.write(path, writer::write);
  }

  /**
   * Opens a network that {@link #save} wrote.
   *
   * @throws TensorFileException if the file is damaged, or does not say what its network is
   * @throws IOException if it cannot be read
   */
  public static Network open(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      Metadata metadata = new Metadata(file, "");
      if (new Metadata(file, ENCODER).hasArchitecture()) {
        throw file.error("it holds an encoder-decoder. Open it by EncoderDecoder.open(path).");
      }
      if (!metadata.hasArchitecture()) {
        throw file.error(
            "it does not say what its network is; another program wrote it. Build the network, then read"
                + " the weights with ModelFile.readWeights(path, network).");
      }
      Architecture architecture = metadata.architecture();
      requireBytes(ArchitectureSize.of(architecture, file), file);
      Network network = build(architecture, file);
      read(file, ownPlaces(network, ""), Matrix::set);
      return network;
    }
  }

  /**
   * Saves an encoder-decoder: the names of its weights and metadata begin with {@code encoder.} and
   * {@code decoder.}. The file is complete before it takes its name.
   *
   * @throws IOException if it cannot be written; the file that was there before is as it was
   */
  public static void save(EncoderDecoder model, Path path) throws IOException {
    TensorWriter writer = new TensorWriter();
    add(model.encoder(), ENCODER, writer);
    add(model.decoder(), DECODER, writer);
    AtomicFile.write(path, writer::write);
  }

  /**
   * Opens an encoder-decoder that {@link #save(EncoderDecoder, Path)} wrote.
   *
   * @throws TensorFileException if the file is damaged, or does not hold one
   * @throws IOException if it cannot be read
   */
  public static EncoderDecoder openEncoderDecoder(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      if (!new Metadata(file, ENCODER).hasArchitecture()) {
        throw file.error("it holds no encoder-decoder. Open a network by Network.open(path).");
      }
      Architecture first = new Metadata(file, ENCODER).architecture();
      Architecture second = new Metadata(file, DECODER).architecture();
      requireBytes(ArchitectureSize.of(first, file) + ArchitectureSize.of(second, file), file);
      Network encoder = build(first, file);
      Network decoder = build(second, file);
      EncoderDecoder model = join(encoder, decoder, file);
      List<WeightPlace> places = ownPlaces(encoder, ENCODER);
      places.addAll(ownPlaces(decoder, DECODER));
      read(file, places, Matrix::set);
      return model;
    }
  }

  /**
   * Opens what a file holds: a network or an encoder-decoder.
   *
   * @throws TensorFileException if the file is damaged, or holds neither
   * @throws IOException if it cannot be read
   */
  public static Model openModel(Path path) throws IOException {
    boolean pair;
    try (TensorFile file = TensorFile.open(path)) {
      pair = new Metadata(file, ENCODER).hasArchitecture();
    }
    return pair ? openEncoderDecoder(path) : open(path);
  }

  private static EncoderDecoder join(Network encoder, Network decoder, TensorFile file)
      throws IOException {
    try {
      return new EncoderDecoder(encoder, decoder);
    } catch (IllegalArgumentException e) {
      throw file.error("its networks do not fit each other: %s", e.getMessage());
    }
  }

  private static void add(Network network, String prefix, TensorWriter writer) {
    Metadata.write(Architecture.of(network), prefix, writer);
    ownPlaces(network, prefix).forEach(place -> place.write(writer));
  }

  private static void requireBytes(double needed, TensorFile file) throws IOException {
    if (needed > file.dataBytes()) {
      throw file.error(
          "its architecture needs %.0f bytes of weights, but the file has %d.",
          needed, file.dataBytes());
    }
  }

  private static Network build(Architecture architecture, TensorFile file) throws IOException {
    try {
      return architecture.build();
    } catch (IllegalArgumentException e) {
      throw cannotBeBuilt(file, e);
    }
  }

  static TensorFileException cannotBeBuilt(TensorFile file, IllegalArgumentException reason) {
    return file.error(
        "its architecture cannot be built: %s If a cell or an activation is your own, build the network as"
            + " before and call ModelFile.readWeights(path, network).",
        reason.getMessage());
  }

  /**
   * Sets the weights of a network from a file of {@link #save} or of PyTorch. In a file of PyTorch
   * the layers are found by their names, or by being the only ones of their kind; a stack of
   * recurrent layers may be one module with {@code _l0}, {@code _l1}, ... Two biases are added up;
   * the GRU's b_hn is the last third of {@code bias_hh}.
   *
   * @throws TensorFileException if the file is damaged or does not fit; the network is as it was
   * @throws IOException if it cannot be read; the network is as it was
   */
  public static void readWeights(Path path, Network network) throws IOException {
    readWeights(path, network, Map.of());
  }

  /**
   * As {@link #readWeights(Path, Network)}, for files whose modules are called otherwise.
   *
   * @param modules the module of a layer, such as {@code "lstm"} to {@code "encoder.rnn"}; layers
   *     of one module are its levels in order
   */
  public static void readWeights(Path path, Network network, Map<String, String> modules)
      throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      Metadata metadata = new Metadata(file, "");
      boolean own = metadata.hasArchitecture() && modules.isEmpty();
      List<Runnable> changes = new ArrayList<>();
      read(
          file,
          own ? ownPlaces(network, "") : new PyTorchNames(file, network, modules).places(),
          (weight, numbers) -> changes.add(() -> weight.set(numbers)));
      metadata.requireFits(network);
      changes.forEach(Runnable::run);
    }
  }

  private static List<WeightPlace> ownPlaces(Network network, String prefix) {
    List<WeightPlace> places = new ArrayList<>();
    for (Layer layer : network.layers()) {
      places.addAll(WeightLayout.of(layer, prefix + layer.name() + ".", 0));
    }
    return places;
  }

  private static void read(TensorFile file, List<WeightPlace> places, WeightPlace.Receiver receiver)
      throws IOException {
    Set<String> left = new TreeSet<>(file.names());
    for (WeightPlace place : places) {
      place.read(file, receiver);
      left.removeAll(place.tensors());
    }
    if (!left.isEmpty()) {
      throw file.error(
          "this network has no place for %s. It lacks a layer or a bias that the file's network has.",
          String.join(", ", left.stream().limit(10).toList()));
    }
  }
}
