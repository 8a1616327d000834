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
  private ModelFile() {}

  /**
   * Saves a network. The file is complete before it takes its name; see {@link AtomicFile}.
   *
   * @throws IOException if it cannot be written; the file that was there before is as it was
   */
  public static void save(Network network, Path path) throws IOException {
    TensorWriter writer = new TensorWriter();
    Metadata.write(Architecture.of(network), writer);
    ownPlaces(network).forEach(place -> place.write(writer));
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
      Metadata metadata = new Metadata(file);
      if (!metadata.hasArchitecture()) {
        throw file.error(
            "it does not say what its network is; another program wrote it. Build the network, then read"
                + " the weights with ModelFile.readWeights(path, network).");
      }
      Network network = build(metadata.architecture(), file);
      read(file, ownPlaces(network), Matrix::set);
      return network;
    }
  }

  private static Network build(Architecture architecture, TensorFile file) throws IOException {
    try {
      double needed = ArchitectureSize.of(architecture);
      if (needed > file.dataBytes()) {
        throw file.error(
            "its architecture needs %.0f bytes of weights, but the file has %d.",
            needed, file.dataBytes());
      }
      return architecture.build();
    } catch (IllegalArgumentException e) {
      throw file.error(
          "its architecture cannot be built: %s If a cell or an activation is your own, build the network as"
              + " before and call ModelFile.readWeights(path, network).",
          e.getMessage());
    }
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
      Metadata metadata = new Metadata(file);
      boolean own = metadata.hasArchitecture() && modules.isEmpty();
      List<Runnable> changes = new ArrayList<>();
      read(
          file,
          own ? ownPlaces(network) : new PyTorchNames(file, network, modules).places(),
          (weight, numbers) -> changes.add(() -> weight.set(numbers)));
      metadata.requireFits(network);
      changes.forEach(Runnable::run);
    }
  }

  private static List<WeightPlace> ownPlaces(Network network) {
    List<WeightPlace> places = new ArrayList<>();
    for (Layer layer : network.layers()) {
      places.addAll(WeightLayout.of(layer, layer.name() + ".", 0));
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
