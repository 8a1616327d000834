package org.unroll.display.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One layer of an unfolded network.
 *
 * @param name what stands beside it
 * @param weightIn the weight on the arrows that come from the level below; empty for none
 * @param weightAcross the weight on the arrows from each step to the next; empty for none
 * @param weightBack the weight on the arrows from each step to the one before, of a level that
 *     reads in both directions; empty for none
 * @param continues the level whose last state this one begins with and in whose row it stands, as a
 *     decoder continues its encoder; empty for a level that begins with its own initial state
 * @param nodes what the level holds at each step; empty at a step where it computes nothing
 */
public record Level(
    String name,
    String weightIn,
    String weightAcross,
    String weightBack,
    Optional<Level> continues,
    List<Optional<Node>> nodes) {

  /**
   * What a level holds at one step.
   *
   * @param caption a text, such as the symbol that is read
   * @param values its vectors
   */
  public record Node(String caption, List<Values> values) {
    /** A node that is a text only. */
    public static Node of(String caption) {
      return new Node(caption, List.of());
    }

    /** A node with vectors. */
    public static Node of(Values... values) {
      return new Node("", List.of(values));
    }
  }

  /** Copies the list. */
  public Level {
    nodes = List.copyOf(nodes);
  }

  /** A level that is not recurrent. */
  public static Level forward(String name, String weightIn, List<Optional<Node>> nodes) {
    return new Level(name, weightIn, "", "", Optional.empty(), nodes);
  }

  /** A recurrent level that reads from the first step to the last. */
  public static Level recurrent(
      String name, String weightIn, String weightAcross, List<Optional<Node>> nodes) {
    return new Level(name, weightIn, weightAcross, "", Optional.empty(), nodes);
  }

  /** A level of two recurrent directions. */
  public static Level bidirectional(
      String name,
      String weightIn,
      String weightAcross,
      String weightBack,
      List<Optional<Node>> nodes) {
    return new Level(name, weightIn, weightAcross, weightBack, Optional.empty(), nodes);
  }

  /** A recurrent level that begins with the last state of {@code encoder}. */
  public static Level continuing(
      Level encoder,
      String name,
      String weightIn,
      String weightAcross,
      List<Optional<Node>> nodes) {
    return new Level(name, weightIn, weightAcross, "", Optional.of(encoder), nodes);
  }

  boolean isRecurrent() {
    return !weightAcross.isEmpty();
  }

  /** Whether its values may be negative. */
  boolean hasSigns() {
    return present()
        .flatMap(node -> node.values().stream())
        .anyMatch(v -> v.colors().isDiverging());
  }

  /** What it holds, at the steps where it holds something. */
  Stream<Node> present() {
    return nodes.stream().flatMap(Optional::stream);
  }

  /** The weights on its arrows. */
  List<String> weights() {
    return Stream.of(weightIn, weightAcross, weightBack)
        .filter(weight -> !weight.isEmpty())
        .toList();
  }
}
