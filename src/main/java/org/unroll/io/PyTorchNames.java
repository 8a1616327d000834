package org.unroll.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.unroll.io.safetensors.TensorFile;
import org.unroll.layer.Dense;
import org.unroll.layer.Embedding;
import org.unroll.layer.Layer;
import org.unroll.network.Network;

/**
 * Finds which module of a PyTorch file is which layer. A module is what stands before the last dot
 * of a tensor's name. The recurrent layers of a network are the levels {@code _l0}, {@code _l1},
 * ... of one module, or modules of their own.
 */
final class PyTorchNames {
  private final TensorFile file;
  private final Network network;
  private final Map<String, String> given;

  /** With the modules of some layers given: layer to module. */
  PyTorchNames(TensorFile file, Network network, Map<String, String> given) throws IOException {
    this.file = file;
    this.network = network;
    this.given = given;
    Set<String> layers = network.layers().stream().map(Layer::name).collect(Collectors.toSet());
    for (String layer : given.keySet()) {
      if (!layers.contains(layer)) {
        throw file.error("a module is given for %s, but the layers are %s.", layer, layers);
      }
    }
  }

  /** The places of all weights. */
  List<WeightPlace> places() throws IOException {
    Map<String, Integer> levels = new HashMap<>();
    List<WeightPlace> places = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer.parameters().count() > 0) {
        String prefix = prefixOf(layer);
        int level = levels.merge(prefix, 0, (before, zero) -> before + 1);
        places.addAll(WeightLayout.of(layer, prefix, level));
      }
    }
    return places;
  }

  private String prefixOf(Layer layer) throws IOException {
    if (given.containsKey(layer.name())) {
      String module = given.get(layer.name());
      return module.isEmpty() ? "" : module + ".";
    }
    Set<String> candidates = prefixes(kindOf(layer));
    if (candidates.contains(layer.name() + ".")) {
      return layer.name() + ".";
    }
    if (candidates.size() == 1) {
      return candidates.iterator().next();
    }
    throw file.error(
        "which module is the layer %s? %s. Tell by readWeights(path, network, Map.of(\"%s\", MODULE)).",
        layer.name(),
        candidates.isEmpty()
            ? "None has tensors of such a layer"
            : "It may be any of " + String.join(" ", candidates),
        layer.name());
  }

  private Predicate<String> kindOf(Layer layer) {
    if (layer instanceof Dense) {
      return prefix -> has(prefix, "weight") && has(prefix, "bias");
    }
    if (layer instanceof Embedding) {
      return prefix -> has(prefix, "weight") && !has(prefix, "bias");
    }
    return prefix -> has(prefix, "weight_ih_l0");
  }

  private boolean has(String prefix, String tensor) {
    return file.contains(prefix + tensor);
  }

  private Set<String> prefixes(Predicate<String> kind) {
    return file.names().stream()
        .map(name -> name.substring(0, name.lastIndexOf('.') + 1))
        .filter(kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
