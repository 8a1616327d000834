package org.unroll.io;

import java.io.IOException;
import java.nio.file.Path;
import org.unroll.matrix.Precision;
import org.unroll.network.Network;

/**
 * A program that saves without end, each time a network whose numbers are all the same, until it is
 * killed.
 */
final class SavingLoop {
  private SavingLoop() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Network network = network();
    for (int round = 1; ; round++) {
      double value = round;
      network.parameters().weights().forEach(w -> w.value().fill(value));
      ModelFile.save(network, file);
      if (round == 1) {
        System.out.println("saved once");
      }
    }
  }

  /** Large enough that writing it takes most of a round. */
  static Network network() {
    return Network.builder()
        .input(100)
        .lstm(150)
        .precision(Precision.FLOAT32)
        .zeroWeights()
        .build();
  }
}
