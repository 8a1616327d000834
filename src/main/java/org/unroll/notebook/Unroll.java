package org.unroll.notebook;

import static org.unroll.matrix.Checks.require;

import org.unroll.matrix.Matrix;
import org.unroll.matrix.Rows;
import org.unroll.network.Network;
import org.unroll.network.NetworkSummary;
import org.unroll.network.Stepper;
import org.unroll.network.UnrolledNetwork;

/** The functions behind the magics. A session imports them, so that nothing needs a magic. */
public final class Unroll {
  private Unroll() {}

  /**
   * The numbers as a sequence for {@code net}: x [T x D], row by row.
   *
   * @throws IllegalArgumentException if they are not a multiple of the D numbers that the network reads in a step
   */
  public static Matrix sequence(Network net, double... numbers) {
    int columns = net.inputSize();
    require(numbers.length > 0, "There are no numbers. This network reads %d a step.", columns);
    require(
        numbers.length % columns == 0,
        "%d numbers are no whole number of steps: this network reads %d a step.",
        numbers.length,
        columns);
    Matrix x = Matrix.zeros(net.precision(), numbers.length / columns, columns);
    for (int k = 0; k < numbers.length; k++) {
      require(Double.isFinite(numbers[k]), "Number %d is %s. Give finite numbers.", k + 1, numbers[k]);
      x.set(k / columns, k % columns, numbers[k]);
    }
    return x;
  }

  /** As {@link #sequence(Network, double...)}, a row a step. */
  public static Matrix sequence(Network net, double[][] rows) {
    return Matrix.of(net.precision(), rows);
  }

  /** The layers of {@code net}, the shapes of their outputs and how many parameters they have. */
  public static NetworkSummary summary(Network net) {
    return NetworkSummary.of(net);
  }

  /** Runs a sequence x [T x D] from the zero state and keeps what every cell computed. */
  public static UnrolledNetwork unroll(Network net, Rows x) {
    return net.unroll(x);
  }

  /** Runs a text, read by the network's vocabulary, from the zero state. */
  public static UnrolledNetwork unroll(Network net, String text) {
    return net.unroll(text);
  }

  /** Runs a sequence of numbers from the zero state. */
  public static UnrolledNetwork unroll(Network net, double... numbers) {
    return net.unroll(sequence(net, numbers));
  }

  /** Feeds one step x [1 x D] from the state that {@code stepper} keeps, and gives the stepper to look at. */
  public static Stepper step(Stepper stepper, Rows x) {
    require(
        x.rows() == 1,
        "step feeds one step but there are %d. Use unroll, or step once for each.",
        x.rows());
    stepper.step(x);
    return stepper;
  }

  /**
   * Prints a claim that holds.
   *
   * @throws IllegalStateException in one sentence, if it does not hold
   */
  public static void check(String claim, boolean holds) {
    if (!holds) {
      throw new FalseClaimException(claim);
    }
    System.out.println("✓ " + claim);
  }
}
