package org.unroll.param;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.unroll.matrix.Matrix;
import org.unroll.matrix.Weight;

/**
 * Named weights in a fixed order, and names for parts of them: the LSTM's {@code W_x} [4H x D]
 * holds {@code W_xi}, {@code W_xf}, ... as views of its rows. A bias is a weight of one row.
 */
public final class Parameters {
  private final Map<String, Weight> weights = new LinkedHashMap<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Rows (of a bias: columns) {@code from} to {@code to} of the weight {@code whole}. */
  private record Part(String whole, int from, int to) {
    Matrix of(Matrix m) {
      return m.rows() == 1 ? m.columns(from, to) : m.rows(from, to);
    }
  }

  /** Adds a weight and returns it. */
  public Weight add(String name, Matrix value) {
    requireNew(name);
    Weight weight = new Weight(value);
    weights.put(name, weight);
    return weight;
  }

  /** Names the equal parts of a stacked weight or bias, from its first row on. */
  public void nameParts(String whole, String... names) {
    Matrix m = value(whole);
    int size = (m.rows() == 1 ? m.columns() : m.rows()) / names.length;
    for (int k = 0; k < names.length; k++) {
      requireNew(names[k]);
      parts.put(names[k], new Part(whole, k * size, (k + 1) * size));
    }
  }

  /** Gives a weight a second name, such as the letter U for W_xh. */
  public void alias(String alias, String name) {
    requireNew(alias);
    parts.put(alias, whole(name));
  }

  private void requireNew(String name) {
    require(
        !weights.containsKey(name) && !parts.containsKey(name),
        "Parameters: %s is there already.",
        name);
  }

  /** The numbers of a weight or of a named part of one. */
  public Matrix get(String name) {
    return find(name, this::value);
  }

  /**
   * What {@code values} holds for the weight {@code name}, or for the weight of which it is a part.
   */
  Matrix find(String name, java.util.function.Function<String, Matrix> values) {
    if (weights.containsKey(name)) {
      return values.apply(name);
    }
    Part part = parts.get(name);
    require(
        part != null, "There is no parameter %s. There are: %s.", name, String.join(", ", names()));
    return part.of(values.apply(part.whole()));
  }

  private Matrix value(String name) {
    return weight(name).value();
  }

  /** The whole weight of that name. */
  public Weight weight(String name) {
    Weight weight = weights.get(name);
    require(weight != null, "There is no weight %s. There are: %s.", name, weights.keySet());
    return weight;
  }

  /** The names of the weights, in order. */
  public List<String> weightNames() {
    return List.copyOf(weights.keySet());
  }

  /** The names of the weights and of their parts. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(weights.keySet());
    names.addAll(parts.keySet());
    return names;
  }

  /** The weights, in order. */
  public List<Weight> weights() {
    return Collections.unmodifiableList(new ArrayList<>(weights.values()));
  }

  /** How many numbers there are in all weights. */
  public long count() {
    return weights.values().stream().mapToLong(w -> (long) w.outputs() * w.inputs()).sum();
  }

  /** Adds all weights of {@code other}, sharing them, with {@code prefix} before their names. */
  public void include(String prefix, Parameters other) {
    other.weights.forEach(
        (name, weight) -> {
          requireNew(prefix + name);
          weights.put(prefix + name, weight);
        });
    other.parts.forEach(
        (name, p) -> {
          requireNew(prefix + name);
          parts.put(prefix + name, new Part(prefix + p.whole(), p.from(), p.to()));
        });
  }

  /**
   * Gives every weight and part whose name without its prefix, up to the first dot, is unique that
   * shorter name too.
   */
  public void shortNames() {
    Map<String, List<String>> byShortName =
        names().stream()
            .collect(
                Collectors.groupingBy(
                    name -> name.substring(name.indexOf('.') + 1),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byShortName.forEach(
        (shortName, full) -> {
          if (full.size() == 1 && !full.get(0).equals(shortName)) {
            parts.put(shortName, partOf(full.get(0)));
          }
        });
  }

  private Part partOf(String name) {
    return weights.containsKey(name) ? whole(name) : parts.get(name);
  }

  private Part whole(String name) {
    Matrix m = value(name);
    return new Part(name, 0, m.rows() == 1 ? m.columns() : m.rows());
  }

  /**
   * Sets every weight to the numbers of the weight of the same name in {@code other}, whose
   * precision may differ.
   */
  public void set(Parameters other) {
    require(
        weights.keySet().equals(other.weights.keySet()),
        "Parameters.set: the names differ: %s and %s.",
        weights.keySet(),
        other.weights.keySet());
    weights.forEach(
        (name, weight) -> weight.value().set(other.value(name).to(weight.value().precision())));
  }

  /** A copy of the numbers of all weights, in order. */
  public List<Matrix> copies() {
    return weights.values().stream().map(w -> w.value().copy()).toList();
  }

  /** Sets the numbers of all weights, in order, to those of {@link #copies}. */
  public void restore(List<Matrix> copies) {
    int k = 0;
    for (Weight weight : weights.values()) {
      weight.value().set(copies.get(k++));
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Parameters, " + count() + " numbers");
    weights.forEach(
        (name, w) -> text.append("\n  ").append(name).append(' ').append(w.value().shape()));
    return text.toString();
  }
}
