package org.unroll.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.matrix.Matrix;
import org.unroll.param.Gradients;
import org.unroll.param.Parameters;

class OptimizersTest {
  private static final double[] GRADIENTS = {0.5, -1.25, 2};

  @Test
  void momentumBeginsWithTheFirstGradient() {
    double v = 0;
    double w = 3;
    for (double g : GRADIENTS) {
      v = 0.8 * v + g;
      w -= 0.1 * v;
    }
    assertEquals(w, trained(new Momentum(0.1, 0.8)), 1e-15);
  }

  @Test
  void nesterovLooksAhead() {
    double v = 0;
    double w = 3;
    for (double g : GRADIENTS) {
      v = 0.8 * v + g;
      w -= 0.1 * (g + 0.8 * v);
    }
    assertEquals(w, trained(new Nesterov(0.1, 0.8)), 1e-15);
  }

  @Test
  void adagradDividesByTheRootOfTheSumOfSquares() {
    double s = 0;
    double w = 3;
    for (double g : GRADIENTS) {
      s += g * g;
      w -= 0.1 * g / (Math.sqrt(s) + 0.25);
    }
    assertEquals(w, trained(new Adagrad(0.1, 0.25)), 1e-15);
  }

  @Test
  void rmsPropDividesByTheRootOfTheRunningMeanOfSquares() {
    double s = 0;
    double w = 3;
    for (double g : GRADIENTS) {
      s = 0.7 * s + 0.3 * g * g;
      w -= 0.1 * g / (Math.sqrt(s) + 0.25);
    }
    assertEquals(w, trained(new RmsProp(0.1, 0.7, 0.25)), 1e-15);
  }

  @Test
  void adamWithDecayApartShrinksTheWeightFirst() {
    double m = 0;
    double v = 0;
    double w = 3;
    for (int k = 1; k <= GRADIENTS.length; k++) {
      double g = GRADIENTS[k - 1];
      m = 0.6 * m + 0.4 * g;
      v = 0.7 * v + 0.3 * g * g;
      w -= 0.1 * 0.05 * w;
      double corrected = Math.sqrt(v / (1 - Math.pow(0.7, k)));
      w -= 0.1 * m / (1 - Math.pow(0.6, k)) / (corrected + 0.25);
    }
    assertEquals(w, trained(new AdamW(0.1, 0.6, 0.7, 0.25, 0.05)), 1e-15);
  }

  private static double trained(Optimizer optimizer) {
    Parameters parameters = new Parameters();
    Matrix w = parameters.add("w", Matrix.row(1, 3)).value();
    Gradients gradients = new Gradients(parameters);
    Updates updates = optimizer.start(parameters);
    for (double g : GRADIENTS) {
      gradients.get("w").set(0, 1, g);
      updates.apply(gradients, optimizer.rate());
    }
    return w.get(0, 1);
  }

  @ParameterizedTest
  @MethodSource("org.unroll.train.Optimizers#names")
  void everyNameGivesTheOptimizerOfThatName(String name) {
    Optimizer optimizer = Optimizers.named(name, 0.25);
    assertEquals(name, optimizer.name());
    assertEquals(0.25, optimizer.rate());
  }

  @ParameterizedTest
  @MethodSource("org.unroll.train.Optimizers#names")
  void aRateThatIsNoPositiveNumberIsRefused(String name) {
    for (double rate : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
      String message = refusal(name, Map.of("lr", rate));
      assertTrue(message.contains("learning rate is " + rate), message);
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    assertEquals(
        "There is no optimizer adma. There are: sgd, momentum, nesterov, adagrad, rmsprop, adam,"
            + " adamw.",
        refusal("adma", Map.of("lr", 0.1)));
  }

  @Test
  void aSettingOfAnotherOptimizerIsAnsweredWithThoseThereAre() {
    assertEquals(
        "momentum has no setting beta1. It has: lr, momentum.",
        refusal("momentum", Map.of("lr", 0.1, "beta1", 0.9)));
    assertEquals("sgd needs lr. Try lr=0.002.", refusal("sgd", Map.of()));
  }

  @Test
  void aSettingOutOfItsRangeIsRefused() {
    assertEquals(
        "momentum is 1.0 but must be at least 0 and below 1.",
        refusal("nesterov", Map.of("lr", 0.1, "momentum", 1.0)));
    assertEquals(
        "epsilon is 0.0 but must be above 0.", refusal("adam", Map.of("lr", 0.1, "epsilon", 0.0)));
    assertEquals(
        "weight_decay is -0.1 but must be 0 or more. Try 0.01.",
        refusal("adamw", Map.of("lr", 0.1, "weight_decay", -0.1)));
  }

  private static String refusal(String name, Map<String, Double> settings) {
    return assertThrows(IllegalArgumentException.class, () -> Optimizers.named(name, settings))
        .getMessage();
  }
}
