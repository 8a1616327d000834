package org.unroll.lesson.course;

import org.unroll.network.Network;

/** Which layers an answer was built of. */
final class Layers {
  private Layers() {}

  /** Whether one of the layers is described as {@code line}, such as {@code gru 12}. */
  static boolean has(Network net, String line) {
    return net.layers().stream().anyMatch(layer -> (layer.describe() + " ").startsWith(line + " "));
  }
}
